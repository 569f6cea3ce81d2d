import { readFileSync } from "node:fs";
import path from "node:path";
import { answerOf, type ReferenceAnswer, sharedAnswer } from "./answer-of";
import { bodyOf, type ReferenceBody } from "./body-of";
import { curlOf } from "./curl-of";
import { type Field, fieldsOf, typeOf } from "./describe-schema";
import { ApiDocument, type ApiOperation, type ApiParameter, componentName } from "./open-api";
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
