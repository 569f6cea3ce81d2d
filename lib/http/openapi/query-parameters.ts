import type { z } from "zod";
import type { Resource } from "@/lib/http/deals-api/resource";
import { fieldsByWireName } from "@/lib/http/deals-api/where";
import { type JsonSchema, toRequestSchema } from "./json-schema";
import type { Parameter } from "./operation";
import { PARAMETER_TEXTS } from "./parameter-texts";

/** Returns the parameters of a query that a schema parses. Throws for one that is not described. */
export function queryParameters(query: z.ZodObject): Parameter[] {
  const { properties = {}, required = [] } = toRequestSchema(query) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description: _, ...schema }]) => {
    const text = PARAMETER_TEXTS[name];
    if (!text) throw new Error(`The query parameter ${name} is not described`);
    return {
      name,
      in: "query",
      description: text,
      ...(required.includes(name) && !("default" in schema) && { required: true }),
      schema,
    };
  });
}

/** Returns the parameters of the Deals API's query language for a type of record (docs/api.md 2). */
export function recordQuery(resource: Resource): Parameter[] {
  const names = [...fieldsByWireName(resource.names, resource.columns).keys()];
  const plain = [...PLAIN_FILTERS.filter((name) => names.includes(name))];
  return [
    {
      name: "where",
      in: "query",
      description: "Values that fields must have, as in `where[name]=Acme`.",
      style: "deepObject",
      explode: true,
      schema: objectOf(names, { type: "string" }),
    },
    textParameter("search", "A text that the record contains, ignoring case."),
    ...plain.map((name) => textParameter(name, "Records with this value only.")),
    ...Object.keys(resource.plain ?? {}).map((name) =>
      textParameter(name, "Records with this value only, ignoring case."),
    ),
  ];
}

/** Returns the parameters of a list: the record's query, order, relations and page. */
export function listParameters(resource: Resource, skip: string): Parameter[] {
  const names = [...fieldsByWireName(resource.names, resource.columns).keys()];
  return [
    ...recordQuery(resource),
    {
      name: "order",
      in: "query",
      description: "The order of the list, as in `order[name]=ASC`.",
      style: "deepObject",
      explode: true,
      schema: objectOf(names, { type: "string", enum: ["ASC", "DESC"] }),
    },
    relationsParameter(resource),
    numberParameter("take", "Number of records of the page.", 1, 100),
    numberParameter("limit", "The same as `take`.", 1, 100),
    numberParameter("skip", skip, 0, 1_000_000),
    numberParameter("page", "The 1-based page.", 0, 1_000_000),
  ];
}

/** Returns the parameter that names the related records to include. */
export function relationsParameter({ relations }: Resource): Parameter {
  return {
    name: "relations[]",
    in: "query",
    description: "Related records to include.",
    style: "form",
    explode: true,
    schema: { type: "array", items: { type: "string", enum: [...relations] } },
  };
}

const PLAIN_FILTERS = ["stageId", "pipelineId", "clientId", "createdByUserId"];

function textParameter(name: string, description: string): Parameter {
  return { name, in: "query", description, schema: { type: "string" } };
}

function numberParameter(name: string, description: string, minimum: number, maximum: number) {
  const schema = { type: "integer", minimum, maximum };
  return { name, in: "query", description, schema } satisfies Parameter;
}

function objectOf(names: string[], value: object): object {
  return {
    type: "object",
    properties: Object.fromEntries(names.map((name) => [name, value])),
  };
}
