import type { z } from "zod";
import { STATUSES } from "@/lib/http/statuses";
import type { ApiDescription, DeclaredMethod } from "./api-description";
import { honoursIfMatch } from "./honours-if-match";
import type { JsonSchema, SchemaOf } from "./json-schema";
import type { Operation } from "./operation";

/** Returns the responses of an operation by status: its own, and the errors that it may have. */
export function responsesOf(
  api: ApiDescription,
  declared: DeclaredMethod,
  operation: Operation,
  schemaOf: SchemaOf,
  example: unknown,
): JsonSchema {
  const own = Object.entries(declared.responses).map(([status, schema]) => [
    status,
    {
      description: operation.result,
      headers: successHeaders(operation),
      ...(schema && contentOf(schema, operation, schemaOf, example)),
    },
  ]);
  const errors = errorStatuses(api, declared, operation).map((status) => [
    String(status),
    { $ref: `#/components/responses/${responseName(status)}` },
  ]);
  return Object.fromEntries([...own, ...errors]);
}

/** Returns the error responses of an API, as components by name. */
export function errorResponses({ error, invalidStatus }: ApiDescription): JsonSchema {
  const schema = { $ref: `#/components/schemas/${error.name}` };
  const statuses = new Set(
    Object.entries(STATUSES).map(([code, { status }]) =>
      code === "invalid" ? invalidStatus : status,
    ),
  );
  return Object.fromEntries(
    [...statuses, 422].map((status) => [
      responseName(status),
      {
        description: MEANINGS[status] ?? titleOf(status),
        headers: { ...COMMON_HEADERS, ...ERROR_HEADERS[status] },
        content: { [error.mediaType]: { schema } },
      },
    ]),
  );
}

function contentOf(
  schema: z.ZodType,
  { responseType }: Operation,
  schemaOf: SchemaOf,
  example: unknown,
): JsonSchema {
  if (schema.def.type === "undefined") return {};
  return {
    content: { [responseType ?? "application/json"]: { schema: schemaOf(schema), example } },
  };
}

/** Every route may answer with these. */
const ALWAYS = [421, 429, 500, 503];

function errorStatuses(
  { invalidStatus }: ApiDescription,
  { method, route, permission }: DeclaredMethod,
  operation: Operation,
): number[] {
  const hasBody = method !== "GET";
  const isParsed = operation.query || operation.parameters || hasBody;
  const statuses = new Set([
    ...ALWAYS,
    ...(permission ? [401, 403, 409] : []),
    ...(route.includes("[") ? [404] : []),
    ...(isParsed ? [invalidStatus] : []),
    ...(hasBody ? [400, 413, 415] : []),
    ...(method === "POST" && permission ? [422] : []),
    ...(honoursIfMatch(method, route) ? [412] : []),
    ...(operation.errors ?? []),
  ]);
  return [...statuses].sort((a, b) => a - b);
}

const header = (description: string) => ({ description, schema: { type: "string" } });
const headersNamed = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** The headers of responses, as components by name. */
export const HEADERS = {
  "X-Request-Id": header("The id of the request: the client's own if it sent one."),
  RateLimit: header("What is left of the caller's quota."),
  "RateLimit-Policy": header("The caller's quota."),
  "WWW-Authenticate": header("The challenge of RFC 6750."),
  "Retry-After": header("Seconds after which a retry may succeed."),
  ETag: header("The version of the record, for `If-Match`."),
  Link: header('The next page, as `rel="next"`, if there is one.'),
};
const COMMON_HEADERS = headersNamed("X-Request-Id", "RateLimit", "RateLimit-Policy");
const ERROR_HEADERS: Readonly<Record<number, object | undefined>> = {
  401: headersNamed("WWW-Authenticate"),
  429: headersNamed("Retry-After"),
  503: headersNamed("Retry-After"),
};

function successHeaders({ hasETag, hasLink }: Operation): object {
  return {
    ...(hasETag && headersNamed("ETag")),
    ...(hasLink && headersNamed("Link")),
    ...COMMON_HEADERS,
  };
}

const MEANINGS: Readonly<Record<number, string | undefined>> = {
  400: "The body is not JSON, not UTF-8 or not an object, or on the Deals API a field is invalid.",
  401: "No caller: the token is missing, wrong or expired.",
  403: "The caller lacks the permission, or an API key was sent where a user is needed.",
  404: "The record is unknown, deleted or of another organization.",
  405: "The route does not have this method.",
  409: "Something is in the way; nothing was changed.",
  412: "`If-Match` names another version; nothing was changed.",
  413: "The body is too large.",
  415: "The body is not of a type, or has an encoding, that the route takes.",
  421: "The `Host` is not one of this server's.",
  422: "A field or parameter is invalid, or the idempotency key was used for another request.",
  429: "Too many requests.",
  500: "A fault of the server.",
  503: "The database cannot be reached, or too many imports are running.",
};

function titleOf(status: number): string {
  return Object.values(STATUSES).find((one) => one.status === status)?.title ?? String(status);
}

function responseName(status: number): string {
  return titleOf(status).replace(/\W/g, "");
}
