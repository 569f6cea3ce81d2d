import type { z } from "zod";

/** A parameter object of OpenAPI 3.1. */
export type Parameter = {
  name: string;
  in: "query" | "header" | "path";
  description: string;
  required?: boolean;
  schema: object;
  style?: "deepObject" | "form";
  explode?: boolean;
};

/** What the API description says of one method of a route beside what its endpoint declares. */
export type Operation = {
  /** Unique in its API; the name of a client's function. */
  id: string;
  /** What it does, as a sentence without its full stop: "Lists opportunities". */
  summary: string;
  description?: string;
  /** Schema of the query that the endpoint parses. */
  query?: z.ZodObject;
  /** Parameters that no schema describes. */
  parameters?: readonly Parameter[];
  /** Schema of the JSON body that the endpoint parses. */
  body?: z.ZodType;
  /** Media type of a body that is not JSON. */
  bodyType?: string;
  /** A body may be left out. */
  isBodyOptional?: boolean;
  /** Media type of a response that is not JSON. */
  responseType?: string;
  /** What the successful response has: for each status, or one text for all. */
  result: string;
  /** The response carries the record's version as `ETag`. */
  hasETag?: boolean;
  /** The response may carry a `Link` to the next page. */
  hasLink?: boolean;
  /** An API key is refused: it has no user. */
  needsUser?: boolean;
  /** Statuses of errors beside those that follow from the method, path, query and body. */
  errors?: readonly number[];
};

/** The operations of one subject by method and route in the file system, such as `GET deals/[id]`. */
export type OperationGroup = {
  tag: string;
  description: string;
  operations: Readonly<Record<string, Operation>>;
};
