import { Prisma } from "@/lib/db/client";
import type { ColumnType, RecordField, RecordFields } from "@/lib/domain/record-fields";
import { isoUtcText } from "./iso-utc";

/**
 * A column as JSON shows it: money as a decimal string, times as ISO 8601 in UTC. `column` is the
 * expression that names it, such as `o.amount`.
 */
export function shownValue(column: string, type: ColumnType): string {
  if (type === "timestamptz") return isoUtcText(column);
  return type === "numeric" ? `${column}::text` : column;
}

type Selection<Key extends string> = {
  /** The fields, in their order. */
  keys: readonly Key[];
  /** The row that columns are read from; absent: columns are named without a row. */
  alias?: string;
  /** Expressions of fields that are not simply a column of that row. */
  expressions: Readonly<Partial<Record<Key, string>>>;
  /** Names of fields in the result, where they are not their keys. */
  names?: Readonly<Partial<Record<Key, string>>>;
};

/** A select list of a record's fields. */
export function selectList<Fields extends RecordFields, Key extends keyof Fields & string>(
  fields: Fields,
  selection: Selection<Key>,
): string {
  return expressionsOf(fields, selection)
    .map(({ name, expression }) =>
      expression.endsWith(`.${name}`) ? expression : `${expression} AS ${name}`,
    )
    .join(", ");
}

/**
 * Splits the list around one field whose expression only the statement knows: the fields before and
 * after it.
 */
export function selectAround<Fields extends RecordFields, Key extends keyof Fields & string>(
  fields: Fields,
  left: Key,
  selection: Selection<Key>,
): { before: Prisma.Sql; after: Prisma.Sql } {
  const { keys } = selection;
  const at = keys.indexOf(left);
  const part = (some: readonly Key[]) =>
    Prisma.raw(selectList(fields, { ...selection, keys: some }));
  return { before: part(keys.slice(0, at)), after: part(keys.slice(at + 1)) };
}

/** A record's fields as the arguments of `json_build_object`. */
export function jsonMembers<Fields extends RecordFields, Key extends keyof Fields & string>(
  fields: Fields,
  selection: Selection<Key>,
): string {
  return expressionsOf(fields, selection)
    .map(({ name, expression }) => `'${name}', ${expression}`)
    .join(", ");
}

function expressionsOf<Fields extends RecordFields, Key extends keyof Fields & string>(
  fields: Fields,
  { keys, alias, expressions, names }: Selection<Key>,
): { name: string; expression: string }[] {
  return keys.map((key) => ({
    name: names?.[key] ?? key,
    expression: expressions[key] ?? columnValue(key, fields[key], alias),
  }));
}

function columnValue(key: string, field: RecordField | undefined, alias?: string): string {
  if (!field?.type) throw new Error(`${key} is not a column: an expression is needed`);
  const column = field.column ?? key;
  return shownValue(alias === undefined ? column : `${alias}.${column}`, field.type);
}
