import type { z } from "zod";
import type { Declared } from "@/lib/http/responses";
import type { ApiDescription, DeclaredMethod, Examples } from "./api-description";
import { type JsonSchema, type SchemaOf, toJsonSchemas } from "./json-schema";
import type { Operation } from "./operation";
import { componentName, parametersOf } from "./operation-parameters";
import { pathOf } from "./path-of";
import { errorResponses, HEADERS, responsesOf } from "./response-objects";

/** The documents' version: that of the contract, which CHANGELOG.md describes. */
const VERSION = "1.0.0";

/**
 * Returns the OpenAPI 3.1 document of an API, with `examples` by method and route. Throws if a method has no operation or an operation no
 * method.
 */
export function buildDocument(
  api: ApiDescription,
  methods: readonly DeclaredMethod[],
  examples: Examples = {},
): JsonSchema {
  const described = pair(api, methods);
  const answers = new Set(
    methods.flatMap(({ responses }) => Object.values(responses).filter((schema) => !!schema)),
  );
  const named = { ...api.components, [api.error.name]: api.error.schema };
  const output = toJsonSchemas("output", named, answers);
  const input = toJsonSchemas("input", { ...api.rows, ...bodiesByName(described) }, new Set());
  const both = { input: input.schemaOf, output: output.schemaOf };
  const paths: Record<string, JsonSchema> = {};
  for (const entry of described) {
    const path = pathOf(entry.declared.route);
    paths[path] = {
      ...paths[path],
      [entry.declared.method.toLowerCase()]: operationObject(api, entry, both, examples),
    };
  }
  const errors = used("responses", errorResponses(api), paths);
  return {
    openapi: "3.1.0",
    info: { title: api.title, version: VERSION, description: api.description },
    servers: [{ url: "/" }],
    tags: api.groups.map(({ tag, description }) => ({ name: tag, description })),
    security: [{ bearer: [] }, { session: [] }],
    paths,
    components: {
      schemas: { ...input.components, ...output.components },
      headers: used("headers", HEADERS, { paths, errors }),
      responses: errors,
      parameters: Object.fromEntries(api.selectors.map((one) => [componentName(one), one])),
      securitySchemes: SECURITY,
    },
  };
}

/** The components to which a part of the document refers. */
function used(kind: "headers" | "responses", components: JsonSchema, by: object): JsonSchema {
  const text = JSON.stringify(by);
  return Object.fromEntries(
    Object.entries(components).filter(([name]) => text.includes(`"#/components/${kind}/${name}"`)),
  );
}

const SECURITY = {
  bearer: {
    type: "http",
    scheme: "bearer",
    description: "An access token of a sign-in, or an API key `opk_live_…`.",
  },
  session: {
    type: "apiKey",
    in: "cookie",
    name: "opportune.session",
    description:
      "The session of a signed-in browser, from the server's own pages only; over TLS its name is `__Host-opportune.session`.",
  },
};

type Described = { declared: DeclaredMethod; operation: Operation; tag: string };

function pair(api: ApiDescription, methods: readonly DeclaredMethod[]): Described[] {
  const declared = new Map(methods.map((one) => [`${one.method} ${one.route}`, one]));
  const described = api.groups.flatMap(({ tag, operations }) =>
    Object.entries(operations).map(([key, operation]) => {
      const method = declared.get(key);
      if (!method) throw new Error(`${api.title} describes ${key}, which is no route`);
      declared.delete(key);
      return { declared: method, operation, tag };
    }),
  );
  const [missing] = declared.keys();
  if (missing) throw new Error(`${api.title} does not describe ${missing}`);
  return described;
}

/** Every body is a component, named after the first operation that takes it. */
function bodiesByName(described: readonly Described[]): Record<string, z.ZodType> {
  const names = new Map<z.ZodType, string>();
  for (const { operation } of described) {
    const { body, id } = operation;
    if (body && !names.has(body))
      names.set(body, `${id.charAt(0).toUpperCase()}${id.slice(1)}Body`);
  }
  return Object.fromEntries([...names].map(([schema, name]) => [name, schema]));
}

function operationObject(
  api: ApiDescription,
  { declared, operation, tag }: Described,
  schemaOf: { input: SchemaOf; output: SchemaOf },
  examples: Examples,
): JsonSchema {
  const { permission } = declared;
  const example = examples[`${declared.method} ${declared.route}`];
  const body = requestBody(declared, operation, schemaOf.input, example?.request);
  const description = descriptionOf(operation, permission);
  return {
    operationId: operation.id,
    tags: [tag],
    summary: operation.summary,
    ...(description && { description }),
    ...(permission ? { "x-permission": permission } : { security: [] }),
    parameters: parametersOf(api, declared, operation),
    ...(body && { requestBody: body }),
    responses: responsesOf(api, declared, operation, schemaOf.output, example?.response),
  };
}

function descriptionOf({ description, needsUser }: Operation, permission: string | undefined) {
  const needs = permission && `Requires \`${permission}\`${needsUser ? " and a user" : ""}.`;
  return [description, needs].filter((text) => !!text).join("\n\n");
}

function requestBody(
  { wrapper }: Declared,
  operation: Operation,
  schemaOf: SchemaOf,
  example: unknown,
): JsonSchema | undefined {
  const { body, bodyType, isBodyOptional } = operation;
  if (bodyType) return { required: true, content: { [bodyType]: { schema: { type: "string" } } } };
  if (!body) return undefined;
  const bare = schemaOf(body);
  const schema = wrapper
    ? { anyOf: [{ type: "object", properties: { [wrapper]: bare }, required: [wrapper] }, bare] }
    : bare;
  return { required: !isBodyOptional, content: { "application/json": { schema, example } } };
}
