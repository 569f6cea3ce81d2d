import type { ApiDescription, DeclaredMethod } from "./api-description";
import { honoursIfMatch } from "./honours-if-match";
import type { Operation, Parameter } from "./operation";
import { queryParameters } from "./query-parameters";

/** Returns the parameters of an operation: those of its path, query and headers. */
export function parametersOf(
  api: ApiDescription,
  { method, route, permission }: DeclaredMethod,
  operation: Operation,
): object[] {
  const selectors = permission ? api.selectors : [];
  return [
    ...pathParameters(route),
    ...(operation.query ? queryParameters(operation.query) : []),
    ...(operation.parameters ?? []),
    ...(permission && method === "POST" ? [IDEMPOTENCY_KEY] : []),
    ...(honoursIfMatch(method, route) ? [IF_MATCH] : []),
    ...selectors.map((one) => ({ $ref: `#/components/parameters/${componentName(one)}` })),
  ];
}

const IDEMPOTENCY_KEY: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  description: "Makes the request safe to send again: it is done once for each key, for 24 hours.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};
const IF_MATCH: Parameter = {
  name: "If-Match",
  in: "header",
  description: "The `ETag` of the version that the request is about; another version is 412.",
  schema: { type: "string" },
};

/** Types of record that the path names by UUID or by public id. */
const WITH_PUBLIC_ID = /v1\/crm\/(opportunities|accounts|contacts|leads|activities)\/\[id\]/;

function pathParameters(route: string): Parameter[] {
  const isEither = WITH_PUBLIC_ID.test(route);
  return [...route.matchAll(/\[(\w+)\]/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    description: isEither && name === "id" ? "A public id or a UUID." : "A UUID.",
    schema: { type: "string" },
  }));
}

/** Name of the component that a parameter of every operation becomes. */
export function componentName({ name, in: place }: Parameter): string {
  return `${name.replace(/\W/g, "")}${place === "header" ? "Header" : ""}`;
}
