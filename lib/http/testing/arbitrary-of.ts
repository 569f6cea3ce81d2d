import fc from "fast-check";

type Schema = { [keyword: string]: unknown };

/** Values that no schema names, but that clients send. */
const ODD = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue() },
  fc.constantFrom(
    null,
    "",
    " ",
    "\0",
    "\ud800",
    -1,
    1e20,
    0.5,
    true,
    "null",
    "<b>x</b>",
    "' OR 1=1 --",
  ),
  fc.string({ maxLength: 300, unit: "binary" }),
);

/**
 * Returns an arbitrary of values that a JSON Schema allows, with an odd value in one place of twenty.
 * `root` has the components to which the schema refers; `known` are ids of records that exist.
 */
export function arbitraryOf(
  schema: unknown,
  root: Schema,
  known: readonly string[],
  depth = 0,
): fc.Arbitrary<unknown> {
  const resolved = resolve(schema, root);
  const valid =
    depth > 6
      ? ODD
      : validValue(resolved, (part) => arbitraryOf(part, root, known, depth + 1), known);
  return fc.oneof({ weight: 19, arbitrary: valid }, { weight: 1, arbitrary: ODD });
}

function validValue(
  schema: Schema,
  inner: (part: unknown) => fc.Arbitrary<unknown>,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.anyOf)) return fc.oneof(...schema.anyOf.map(inner));
  const [type = "any"] = [schema.type].flat();
  const value = ofType(String(type), schema, inner, known);
  const isNullable = [schema.type].flat().includes("null");
  return isNullable ? fc.option(value, { freq: 6 }) : value;
}

function ofType(
  type: string,
  schema: Schema,
  inner: (part: unknown) => fc.Arbitrary<unknown>,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  switch (type) {
    case "string":
      return textOf(schema, known);
    case "integer":
      return fc.integer({ min: Number(schema.minimum ?? -5), max: Number(schema.maximum ?? 500) });
    case "number":
      return fc.oneof(
        fc.integer({ min: 0, max: 100 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
      );
    case "boolean":
      return fc.boolean();
    case "array":
      return fc.array(inner(schema.items ?? {}), { maxLength: 4 });
    case "object":
      return objectOf(schema, inner);
    default:
      return ODD;
  }
}

function objectOf(schema: Schema, inner: (part: unknown) => fc.Arbitrary<unknown>) {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const members = Object.entries(properties).map(([name, part]) => [
    name,
    required.includes(name) ? inner(part) : fc.option(inner(part), { freq: 1, nil: undefined }),
  ]);
  return fc
    .record<Record<string, unknown>>(Object.fromEntries(members))
    .map((value) => JSON.parse(JSON.stringify(value)));
}

const MOMENTS = [
  "2026-12-31",
  "2026-02-30",
  "2026-12-31T17:00:00Z",
  "2026-12-31T17:00:00+05:30",
  "now",
];
const WORDS = [
  "Acme",
  "open",
  "won",
  "USD",
  "12500.00",
  "12.5",
  "none",
  "a@b.example",
  "Europe/Berlin",
];

function textOf(schema: Schema, known: readonly string[]): fc.Arbitrary<string> {
  const { maxLength } = schema;
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    { weight: 3, arbitrary: fc.constantFrom(...WORDS, ...MOMENTS) },
    fc.uuid(),
    fc.string({ maxLength: typeof maxLength === "number" ? Math.min(maxLength, 250) : 60 }),
  );
}

function resolve(schema: unknown, root: Schema): Schema {
  if (!isSchema(schema)) return {};
  if (typeof schema.$ref !== "string") return schema;
  let target: unknown = root;
  for (const step of schema.$ref.slice(2).split("/")) target = isSchema(target) ? target[step] : {};
  return resolve(target, root);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
