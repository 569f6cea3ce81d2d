import { z } from "zod";

// A record is described once, field by field, in the `record.ts` of its folder; schemas, SQL, files
// and both APIs are derived from that description.

/** The PostgreSQL types of described columns. */
export type ColumnType =
  | "text"
  | "uuid"
  | "int"
  | "numeric"
  | "date"
  | "timestamptz"
  | "boolean"
  | "text[]";

/** The CSV column of a field. Headers and aliases are compared without case, spaces and signs. */
type CsvColumn = {
  /** Name of the field in mappings and reports, where it is not the field's key. */
  readonly field?: string;
  readonly header: string;
  readonly aliases: readonly string[];
};

/** One field of a record. Its key in the description is its name in the CRM API. */
export type RecordField = {
  /** PostgreSQL type of its column; absent when the value is computed or read from another table. */
  readonly type?: ColumnType;
  /** Name of its column, where it is not the field's key. */
  readonly column?: string;
  /** Accepts what a client sends on create; absent when only the server sets the field. */
  readonly in?: z.ZodType;
  /** Accepts what responses contain; absent when the field is stored but not shown. */
  readonly out?: z.ZodType;
  /** Name in an export bundle: `true` for the field's key, a text for another name. */
  readonly bundle?: true | string;
  readonly csv?: CsvColumn;
  /** Name in the Deals API; absent when the Deals API does not show the field. */
  readonly dealsName?: string;
};

/** A record's fields in the order in which the CRM API shows them. Declare it `as const satisfies RecordFields`. */
export type RecordFields = Readonly<Record<string, RecordField>>;

/** The keys of the fields that have a part, such as `in` or `type`. */
export type FieldsWith<Fields extends RecordFields, Part extends keyof RecordField> = {
  [Key in keyof Fields]: Fields[Key] extends { readonly [P in Part]: unknown } ? Key : never;
}[keyof Fields] &
  string;

/** The zod shape made of one part, `in` or `out`, of the fields that have it. */
type Shape<Fields extends RecordFields, Part extends "in" | "out"> = {
  [Key in FieldsWith<Fields, Part>]: Fields[Key] extends {
    readonly [P in Part]: infer Schema extends z.ZodType;
  }
    ? Schema
    : never;
};

/** Labels for a record's history: required for every field that a client can send, optional for the others. */
export type FieldLabels<Fields extends RecordFields> = Readonly<
  Record<FieldsWith<Fields, "in">, string> & Partial<Record<keyof Fields, string>>
>;

/** The keys of the fields that have the part, in the description's order. */
export function fieldsWith<Fields extends RecordFields, Part extends keyof RecordField>(
  fields: Fields,
  part: Part,
): FieldsWith<Fields, Part>[] {
  return keysOf(fields).filter(
    (key): key is FieldsWith<Fields, Part> => fields[key]?.[part] !== undefined,
  );
}

/** Schema of a record in responses: exactly the fields that have an `out`, in the description's order. */
export function outSchema<Fields extends RecordFields>(
  fields: Fields,
): z.ZodObject<Shape<Fields, "out">, z.core.$strict> {
  return z.strictObject(shape(fields, "out"));
}

/** The schemas of the fields that a client may send on create; all are optional on update. */
export function inShape<Fields extends RecordFields>(fields: Fields): Shape<Fields, "in"> {
  return shape(fields, "in");
}

/** The fields that are columns: the column's name and PostgreSQL type by field. */
export function columnsOf<Fields extends RecordFields>(
  fields: Fields,
): Record<FieldsWith<Fields, "type">, { column: string; type: ColumnType }> {
  return fromKeys(fieldsWith(fields, "type"), (key) => {
    const { type = "text", column = key } = fields[key] ?? {};
    return { column, type };
  });
}

/** The Deals API's names of the fields that it shows: field → name. */
export function dealsNames<Fields extends RecordFields>(
  fields: Fields,
): Record<FieldsWith<Fields, "dealsName">, string> {
  return fromKeys(fieldsWith(fields, "dealsName"), (key) => fields[key]?.dealsName ?? key);
}

/** The names that fields have in an export bundle: field → name. */
export function bundleNames<Fields extends RecordFields>(
  fields: Fields,
): Record<FieldsWith<Fields, "bundle">, string> {
  return fromKeys(fieldsWith(fields, "bundle"), (key) => {
    const name = fields[key]?.bundle;
    return typeof name === "string" ? name : key;
  });
}

/** The names that fields have in a CSV mapping: field → name. */
export function csvNames<Fields extends RecordFields>(
  fields: Fields,
): Record<FieldsWith<Fields, "csv">, string> {
  return fromKeys(fieldsWith(fields, "csv"), (key) => fields[key]?.csv?.field ?? key);
}

/** The CSV columns of a record by their names in mappings, in the description's order. */
type CsvColumns<Fields extends RecordFields> = {
  readonly [Key in FieldsWith<Fields, "csv"> as Fields[Key] extends {
    readonly csv: { readonly field: infer Name extends string };
  }
    ? Name
    : Key]: Pick<CsvColumn, "header" | "aliases">;
};

/** The CSV columns of a record by their names in mappings, in the description's order. */
export function csvColumns<Fields extends RecordFields>(fields: Fields): CsvColumns<Fields> {
  const columns = keysOf(fields).flatMap((key) => {
    const { csv } = fields[key] ?? {};
    return csv ? [[csv.field ?? key, { header: csv.header, aliases: csv.aliases }]] : [];
  });
  return Object.fromEntries(columns) as CsvColumns<Fields>;
}

function shape<Fields extends RecordFields, Part extends "in" | "out">(
  fields: Fields,
  part: Part,
): Shape<Fields, Part> {
  const parts = keysOf(fields).flatMap((key) => {
    const schema = fields[key]?.[part];
    return schema ? [[key, schema]] : [];
  });
  return Object.fromEntries(parts) as Shape<Fields, Part>;
}

function keysOf<Fields extends RecordFields>(fields: Fields): (keyof Fields & string)[] {
  return Object.keys(fields);
}

function fromKeys<Key extends string, Value>(
  keys: Key[],
  toValue: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, toValue(key)])) as Record<Key, Value>;
}
