import { type ApiDocument, type ApiSchema, componentName } from "./open-api";

/** A member of an object, or an item of a list, in words. */
export type Field = {
  name: string;
  /** `text`, `list of Opportunity` … */
  type: string;
  /** The record that the type names; its fields are shown once on the page. */
  record?: string;
  isRequired: boolean;
  limits: string[];
  description?: string;
  fields: Field[];
};

const NAMES: Record<string, string> = {
  string: "text",
  integer: "integer",
  number: "number",
  boolean: "true or false",
  object: "object",
  array: "list",
  null: "null",
};
const FORMATS: Record<string, string> = {
  uuid: "UUID",
  "date-time": "time",
  date: "date",
  email: "email",
  uri: "address",
};
const MAX_DEPTH = 5;

/** Returns the members of a schema; those of an alternative of objects are one list. */
export function fieldsOf(schema: ApiSchema, document: ApiDocument, depth = 0): Field[] {
  const target = resolve(schema, document);
  const parts = [...(target.anyOf ?? []), ...(target.oneOf ?? []), ...(target.allOf ?? [])];
  const required = new Set(target.required);
  const own = Object.entries(target.properties ?? {}).map(([name, member]) =>
    fieldOf(name, member, required.has(name), document, depth),
  );
  if (own.length > 0) return own;
  const items = itemsOf(target);
  if (items) return depth > 0 ? fieldsOf(items, document, depth) : [];
  const lists = parts.map((part) => fieldsOf(part, document, depth));
  const merged = new Map<string, Field>();
  for (const field of lists.flat()) {
    const isEverywhere = lists.every((list) => list.some(({ name }) => name === field.name));
    const known = merged.get(field.name);
    const isRequired = field.isRequired && isEverywhere && (known?.isRequired ?? true);
    merged.set(field.name, { ...(known ?? field), isRequired });
  }
  return [...merged.values()];
}

function fieldOf(
  name: string,
  schema: ApiSchema,
  isRequired: boolean,
  document: ApiDocument,
  depth: number,
): Field {
  const record = recordOf(schema);
  const isShown = record === undefined && depth < MAX_DEPTH;
  const description = schema.description ?? resolve(schema, document).description;
  return {
    name,
    type: typeOf(schema),
    ...(record && { record }),
    isRequired,
    limits: limitsOf(schema),
    ...(description && { description }),
    fields: isShown ? fieldsOf(schema, document, depth + 1) : [],
  };
}

/** Returns a schema's type in words: `text or null`, `list of Deal`, `open, won or lost`. */
export function typeOf(schema: ApiSchema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return inWords(schema.enum.map(String));
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts) return inWords([...new Set(parts.map(typeOf))]);
  const types = [schema.type ?? "any value"].flat().map((type) => {
    const items = itemsOf(schema);
    if (type === "array" && items) return `list of ${typeOf(items)}`;
    if (type === "string" && schema.format) return FORMATS[schema.format] ?? "text";
    return NAMES[type] ?? type;
  });
  return inWords(types);
}

function nameOf(reference: string): string {
  const name = componentName(reference);
  return name.endsWith("Body") ? "object" : name;
}

function inWords(words: string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}

/** Name of the record that a schema is, is a list of, or may be; bodies are written out instead. */
function recordOf(schema: ApiSchema): string | undefined {
  const parts = [schema, itemsOf(schema) ?? {}, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const reference = parts.find(({ $ref }) => $ref && !$ref.endsWith("Body"))?.$ref;
  return reference && componentName(reference);
}

function limitsOf(schema: ApiSchema): string[] {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems, examples } = schema;
  const items = itemsOf(schema);
  const example = examples?.[0];
  return [
    range(minLength, maxLength, "characters"),
    range(minimum, maximum, ""),
    range(minItems, maxItems, "items"),
    items?.maxLength === undefined
      ? ""
      : `each ${range(items.minLength, items.maxLength, "characters")}`,
    schema.default === undefined ? "" : `by default ${JSON.stringify(schema.default)}`,
    example === undefined ? "" : `such as ${JSON.stringify(example)}`,
  ].filter((text) => text !== "");
}

/** Beyond it a limit says no more than that the number is safe. */
const HUGE = 2 ** 31 - 1;

function range(from: number | undefined, to: number | undefined, unit: string): string {
  const [low, high] = [
    from !== undefined && from > -HUGE ? from : undefined,
    to !== undefined && to < HUGE ? to : undefined,
  ];
  const counted = (number: number) => number.toLocaleString("en-US");
  if (low === undefined && high === undefined) return "";
  if (high === undefined) return low === 0 ? "" : `at least ${counted(low ?? 0)} ${unit}`.trim();
  if (low === undefined) return `at most ${counted(high)} ${unit}`.trim();
  return `${counted(low)}–${counted(high)} ${unit}`.trim();
}

/** The schema of a list's items, if it has one. */
export function itemsOf({ items }: ApiSchema): ApiSchema | undefined {
  return typeof items === "object" ? items : undefined;
}

/** Follows a reference to its component. */
export function resolve(schema: ApiSchema, document: ApiDocument): ApiSchema {
  if (!schema.$ref) return schema;
  const target = document.components.schemas[componentName(schema.$ref)];
  if (!target) throw new Error(`The document has no ${schema.$ref}`);
  return resolve(target, document);
}
