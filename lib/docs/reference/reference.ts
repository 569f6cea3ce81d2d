import { readFileSync } from "node:fs";
import path from "node:path";
import { curlOf } from "./curl-of";
import { type Field, fieldsOf, resolve, typeOf } from "./describe-schema";
import { exampleOf } from "./example-of";
import {
  type ApiContent,
  ApiDocument,
  type ApiOperation,
  type ApiParameter,
  type ApiResponse,
  componentName,
} from "./open-api";
import type { DocsReference } from "./references";

export type ReferenceParameter = {
  name: string;
  place: "path" | "query" | "header";
  type: string;
  isRequired: boolean;
  /** Its value has members, which are sent as `name[member]=value`. */
  hasMembers: boolean;
  description: string;
};
export type ReferenceBody = {
  mediaType: string;
  isRequired: boolean;
  /** The name in which the body may be wrapped: `opportunity`. */
  wrapper?: string;
  fields: Field[];
  /** JSON that can be sent; empty for another type. */
  example: string;
};
export type ReferenceAnswer = {
  status: string;
  description: string;
  headers: string[];
  mediaType?: string;
  type?: string;
  fields: Field[];
  example?: string;
};
export type ReferenceOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  permission?: string;
  parameters: ReferenceParameter[];
  body?: ReferenceBody;
  answers: ReferenceAnswer[];
  curl: string;
};
export type ReferenceGroup = {
  name: string;
  slug: string;
  description: string;
  operations: ReferenceOperation[];
};
export type Reference = {
  title: string;
  version: string;
  description: string;
  groups: ReferenceGroup[];
  /** The fields of the records that answers have, by name. */
  records: Record<string, Field[]>;
};

const known = new Map<string, Reference>();

/** Returns the reference of an API, from its stored OpenAPI document; read once, except in development. */
export function readReference({ document: file }: DocsReference): Reference {
  const made = known.get(file);
  if (made && process.env.NODE_ENV !== "development") return made;
  const reference = referenceOf(
    ApiDocument.parse(JSON.parse(readFileSync(path.join(process.cwd(), file), "utf8"))),
  );
  known.set(file, reference);
  return reference;
}

/** Returns the reference that an OpenAPI document describes: every operation, in groups by its first tag. */
export function referenceOf(document: ApiDocument): Reference {
  const operations = Object.entries(document.paths).flatMap(([address, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags[0],
      operation: operationOf(document, address, method.toUpperCase(), operation),
    })),
  );
  const { title, version, description } = document.info;
  return {
    title,
    version,
    description,
    groups: document.tags.map((tag) => ({
      name: tag.name,
      slug: tag.name.toLowerCase().replace(/[^a-z\d]+/g, "-"),
      description: tag.description ?? "",
      operations: operations.filter((each) => each.tag === tag.name).map((each) => each.operation),
    })),
    records: Object.fromEntries(
      Object.entries(document.components.schemas)
        .filter(([name]) => !name.endsWith("Body"))
        .map(([name, schema]) => [name, fieldsOf(schema, document)]),
    ),
  };
}

function operationOf(
  document: ApiDocument,
  address: string,
  method: string,
  operation: ApiOperation,
): ReferenceOperation {
  const parameters = (operation.parameters ?? []).flatMap((each) =>
    parameterOf("$ref" in each ? component(document.components.parameters, each.$ref) : each),
  );
  const body = operation.requestBody && bodyOf(document, operation.requestBody);
  const described = {
    id: operation.operationId,
    method,
    path: address,
    summary: operation.summary,
    description: operation.description ?? "",
    ...(operation["x-permission"] && { permission: operation["x-permission"] }),
    parameters,
    ...(body && { body }),
    answers: Object.entries(operation.responses).map(([status, response]) =>
      "$ref" in response
        ? sharedAnswer(status, component(document.components.responses, response.$ref))
        : answerOf(document, status, response),
    ),
  };
  return { ...described, curl: curlOf({ ...described, isOpen: operation.security?.length === 0 }) };
}

function component<Kind>(components: Record<string, Kind> | undefined, reference: string): Kind {
  const found = components?.[componentName(reference)];
  if (!found) throw new Error(`The document has no ${reference}`);
  return found;
}

function parameterOf(parameter: ApiParameter): ReferenceParameter[] {
  const { name, in: place, schema = {}, required = false, description = "" } = parameter;
  if (place === "cookie") return [];
  const members = Object.keys(schema.properties ?? {});
  const hasMembers = members.length > 0;
  const type = hasMembers ? `any of ${members.join(", ")}` : typeOf(schema);
  return [{ name, place, type, isRequired: required, hasMembers, description }];
}

function bodyOf(
  document: ApiDocument,
  { required = false, content }: NonNullable<ApiOperation["requestBody"]>,
): ReferenceBody {
  const { mediaType, schema = {} } = only(content);
  const resolved = resolve(schema, document);
  const [wrapped] = resolved.anyOf ?? [];
  const [wrapper, inner] = Object.entries(wrapped?.properties ?? {})[0] ?? [];
  const isWrapped = resolved.anyOf?.length === 2 && wrapper && inner?.$ref?.endsWith("Body");
  const isJson = mediaType === "application/json";
  return {
    mediaType,
    isRequired: required,
    ...(isWrapped && { wrapper }),
    fields: fieldsOf((isWrapped ? inner : undefined) ?? schema, document),
    example: isJson ? JSON.stringify(exampleOf(schema, document, "required"), null, 2) : "",
  };
}

/** An answer of many operations, such as an error: its fields are those of the record it is. */
function sharedAnswer(
  status: string,
  { description, headers, content }: ApiResponse,
): ReferenceAnswer {
  const { mediaType, schema } = only(content ?? {});
  return {
    status,
    description,
    headers: Object.keys(headers ?? {}),
    ...(schema && { mediaType, type: typeOf(schema) }),
    fields: [],
  };
}

function answerOf(document: ApiDocument, status: string, response: ApiResponse): ReferenceAnswer {
  const content = response.content && only(response.content);
  const schema = content?.schema;
  const isJson = content?.mediaType.endsWith("json");
  return {
    status,
    description: response.description,
    headers: Object.keys(response.headers ?? {}),
    ...(content && { mediaType: content.mediaType }),
    ...(schema && { type: typeOf(schema) }),
    fields: schema ? fieldsOf(schema, document) : [],
    ...(schema &&
      isJson && {
        example: JSON.stringify(content.sample ?? exampleOf(schema, document), null, 2),
      }),
  };
}

/** The media type that is described, JSON first, with the example that it names. */
function only(content: ApiContent) {
  const types = Object.keys(content);
  const mediaType = types.find((type) => type === "application/json") ?? types[0] ?? "";
  const { schema, example, examples = {} } = content[mediaType] ?? {};
  return { mediaType, schema, sample: example ?? Object.values(examples)[0]?.value };
}
