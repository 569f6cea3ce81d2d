import { Prisma } from "@/lib/db/client";
import type { RecordType } from "@/lib/domain/change-events/schema";

/**
 * A column's value in its one normal form: money with two decimals, times as ISO 8601 in UTC with milliseconds, dates
 * `YYYY-MM-DD`. Two values are the same exactly when these are.
 */
export type Value = string | number | boolean | null | string[];
export type Values = Record<string, Value>;

type ColumnType =
  | "text"
  | "uuid"
  | "int"
  | "numeric"
  | "date"
  | "timestamptz"
  | "boolean"
  | "text[]";

export type Table = {
  name: string;
  recordType: RecordType;
  columns: Record<string, ColumnType>;
  names: string[];
  /** What a new record has where the bundle says nothing: a value for every column. */
  defaults: Values;
  /** Columns without which there is no new record. */
  required: string[];
  /** Columns that the event of a new record names. */
  announced: string[];
  /** Columns that history does not show. */
  silent: string[];
  hasPublicId: boolean;
  hasLockVersion: boolean;
};

type Options = Partial<
  Pick<Table, "required" | "announced" | "silent" | "hasPublicId" | "hasLockVersion">
> & {
  defaults?: Values;
};

/** A table whose new records need a name, show it in history and have public ids and versions, unless told otherwise. */
export function table(
  name: string,
  recordType: RecordType,
  columns: Table["columns"],
  { defaults, ...rest }: Options = {},
): Table {
  const names = Object.keys(columns);
  const common = {
    required: ["name"],
    announced: ["name"],
    silent: [],
    hasPublicId: true,
    hasLockVersion: true,
  };
  const nothing = Object.fromEntries(names.map((column) => [column, null]));
  return {
    name,
    recordType,
    columns,
    names,
    ...common,
    ...rest,
    defaults: { ...nothing, ...defaults },
  };
}

/** The columns of a row of the table, as `alias` names it, as one JSON object of normal values. */
export function valuesJson({ columns }: Table, alias: string): Prisma.Sql {
  const fields = Object.entries(columns).map(
    ([column, type]) => `${normalForm(`${alias}.${column}`, type)} AS ${column}`,
  );
  return Prisma.raw(`row_to_json((SELECT v FROM (SELECT ${fields.join(", ")}) v))`);
}

/** A time in its normal form. */
export function utc(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function normalForm(column: string, type: ColumnType): string {
  if (type === "timestamptz") return utc(column);
  return type === "numeric" ? `${column}::text` : column;
}

/** The columns whose values differ. */
export function differences({ names }: Table, before: Values, after: Values): string[] {
  return names.filter((column) => !isEqual(before[column], after[column]));
}

/** Whether nothing differs. */
export function isSame({ names }: Table, before: Values, after: Values): boolean {
  return names.every((column) => isEqual(before[column], after[column]));
}

function isEqual(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => each === b[index]);
  return a === b;
}
