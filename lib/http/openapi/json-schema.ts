import { z } from "zod";
import { CalendarDate, Currency, Instant, Money, Probability } from "@/lib/domain/fields";
import { EmailAddress } from "@/lib/domain/members/schema";
import { MEMBER_TEXTS } from "./member-texts";

/** A JSON Schema of draft 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = { [keyword: string]: unknown };
type Schemas = Readonly<Record<string, z.ZodType>>;
export type SchemaOf = (schema: z.ZodType) => JsonSchema;
type Direction = "input" | "output";

const COMPONENTS = "#/components/schemas/";
/** Prefix of the ids of schemas that are written out where they are used. */
const INLINE = "~";

/**
 * Converts zod schemas to JSON Schema. `named` become components, to which every schema that
 * contains them refers; the others are written out.
 */
export function toJsonSchemas(
  direction: Direction,
  named: Schemas,
  others: ReadonlySet<z.ZodType>,
): { components: Record<string, JsonSchema>; schemaOf: SchemaOf } {
  const ids = new Map<z.ZodType, string>();
  for (const [name, schema] of Object.entries(named)) ids.set(schema, name);
  for (const schema of others) if (!ids.has(schema)) ids.set(schema, `${INLINE}${ids.size}`);
  const registry = z.registry<{ id: string }>();
  for (const [schema, id] of ids) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    ...options(direction),
    uri: (id) => COMPONENTS + id,
  });
  const converted = new Map(
    Object.entries(schemas).map(([id, schema]) => [id, simplified(schema)]),
  );
  const inlined = (schema: JsonSchema): JsonSchema => withReferences(schema, converted);
  return {
    components: Object.fromEntries(
      Object.keys(named).map((name) => [name, inlined(converted.get(name) ?? {})]),
    ),
    schemaOf: (schema) => {
      const id = ids.get(schema) ?? "";
      return id.startsWith(INLINE) ? inlined(converted.get(id) ?? {}) : { $ref: COMPONENTS + id };
    },
  };
}

/** Converts one schema of a request; nothing in it becomes a component. */
export function toRequestSchema(schema: z.ZodType): JsonSchema {
  return simplified(z.toJSONSchema(schema, options("input")));
}

function options(io: Direction) {
  return {
    io,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }: Override) => {
      const items = io === "input" ? itemsOf(zodSchema) : undefined;
      if (items) jsonSchema.items = toRequestSchema(items);
      const text = io === "input" ? FIELD_TEXTS.get(zodSchema) : undefined;
      if (text) Object.assign(jsonSchema, text);
    },
  } as const;
}

type Override = { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema };

/** The items of a list whose length is checked before them (`list` in lib/domain/fields). */
function itemsOf({ _zod: { def } }: z.core.$ZodTypes): z.ZodType | undefined {
  if (def.type !== "pipe" || !(def.in instanceof z.ZodArray) || !(def.out instanceof z.ZodArray))
    return undefined;
  return def.out.element instanceof z.ZodType ? def.out.element : undefined;
}

/** What JSON Schema cannot say of the field types that requests share. */
const FIELD_TEXTS = new Map<object, JsonSchema>([
  [
    Money,
    { description: "A decimal string or number from 0 to below 10^16, with at most 2 decimals." },
  ],
  [Currency, { description: "An ISO 4217 code.", examples: ["USD"] }],
  [Probability, { description: "A number from 0 to 100; a fraction is rounded, half up." }],
  // Blanks around an address are trimmed before its form is checked.
  [EmailAddress, { pattern: undefined, description: "An email address." }],
  [CalendarDate, { description: "A calendar date.", examples: ["2026-12-31"] }],
  [
    Instant,
    {
      description:
        "ISO 8601, in UTC unless it has an offset; a date is a day of the organization's time zone.",
      examples: ["2026-12-31T17:00:00.000Z"],
    },
  ],
]);

/** Formats that say what their generated pattern says. */
const FORMATS: ReadonlySet<unknown> = new Set(["uuid", "date", "date-time", "email"]);

/** Removes what does not help a reader, writes "or null" in one way, and describes known members. */
function simplified(schema: unknown): JsonSchema {
  const simple = simplify(schema);
  return isObject(simple) ? simple : {};
}

function simplify(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(simplify);
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([keyword, value]) => {
    if (keyword === "$schema" || keyword === "$id") return false;
    if (keyword === "format" && value === "starts_with") return false;
    if (keyword === "pattern") return !FORMATS.has(schema.format);
    if (keyword === "minItems") return value !== 0;
    return Math.abs(Number(value)) !== Number.MAX_SAFE_INTEGER;
  });
  const { properties, ...simple }: JsonSchema = Object.fromEntries(
    kept.map(([keyword, value]) => [keyword, keyword === "properties" ? value : simplify(value)]),
  );
  return withNull(isObject(properties) ? { ...simple, properties: described(properties) } : simple);
}

function described(properties: JsonSchema): JsonSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      const schema = simplified(value);
      const description = MEMBER_TEXTS[name];
      const isKnown = description !== undefined && !("description" in schema);
      return [name, isKnown ? { ...schema, description } : schema];
    }),
  );
}

/** `anyOf` of one type and null becomes that type "or null". */
function withNull(schema: JsonSchema): JsonSchema {
  const { anyOf, ...others } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema;
  const [value, other]: JsonSchema[] = anyOf;
  if (other?.type !== "null" || !value?.type) return schema;
  const { enum: values, ...rest } = value;
  return {
    ...others,
    ...rest,
    type: [value.type, "null"].flat(),
    ...(Array.isArray(values) && { enum: [...values, null] }),
  };
}

/** Writes out the references to schemas that are no components. */
function withReferences(
  schema: JsonSchema,
  converted: ReadonlyMap<string, JsonSchema>,
): JsonSchema {
  const replaced = replace(schema);
  return isObject(replaced) ? replaced : {};

  function replace(part: unknown): unknown {
    if (Array.isArray(part)) return part.map(replace);
    if (!isObject(part)) return part;
    const target = typeof part.$ref === "string" ? part.$ref.slice(COMPONENTS.length) : "";
    if (target.startsWith(INLINE)) return replace(converted.get(target) ?? {});
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, replace(value)]));
  }
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
