import type { RecordType } from "@/lib/domain/change-events/schema";
import type { ColumnType, RecordFields } from "@/lib/domain/record-fields";

/**
 * A column's value in its normal form: money with two decimals, times as ISO 8601 in UTC with
 * milliseconds, dates `YYYY-MM-DD`. Two values are equal exactly when their normal forms are.
 */
export type Value = string | number | boolean | null | string[];
export type Values = Record<string, Value>;

/** A table that imports write. */
export type Table = {
  name: string;
  recordType: RecordType;
  columns: Record<string, ColumnType>;
  names: string[];
  /** The columns that keep the folded name and tags. */
  keys: readonly string[];
  /** The first value of every column of a new record that the import does not give one. */
  defaults: Values;
  /** Columns that a new record must have. */
  required: string[];
  /** Columns that the event of a new record shows. */
  announced: string[];
  /** Columns that history does not show. */
  silent: string[];
  hasPublicId: boolean;
  hasLockVersion: boolean;
};

type Options = Partial<
  Pick<Table, "keys" | "required" | "announced" | "silent" | "hasPublicId" | "hasLockVersion">
> & {
  defaults?: Values;
};

/**
 * The columns of a described record that imports write: all but its ids, its version, the time of its
 * last change and a stage's count, which the import sets by itself.
 */
export function storedColumns(fields: RecordFields): Table["columns"] {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, { type, column = key }]) =>
      type === undefined || MAINTAINED.has(column) ? [] : [[column, type]],
    ),
  );
}

const MAINTAINED: ReadonlySet<string> = new Set([
  "id",
  "public_id",
  "updated_at",
  "lock_version",
  "opportunities_count",
]);

/** A table whose records need a name, show it in history and have public ids and versions, unless the options differ. */
export function table(
  name: string,
  recordType: RecordType,
  columns: Table["columns"],
  { defaults, ...rest }: Options = {},
): Table {
  const names = Object.keys(columns);
  const common = {
    keys: [],
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

/** The columns whose values differ. */
export function differences({ names }: Table, before: Values, after: Values): string[] {
  return names.filter((column) => !isEqual(before[column], after[column]));
}

/** Whether all values are equal. */
export function isSame({ names }: Table, before: Values, after: Values): boolean {
  return names.every((column) => isEqual(before[column], after[column]));
}

function isEqual(a: Value | undefined, b: Value | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => each === b[index]);
  return a === b;
}
