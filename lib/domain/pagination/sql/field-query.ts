import { Prisma } from "@/lib/db/client";
import { isCalendarDate, isUuid } from "@/lib/domain/fields";
import { containsSql } from "@/lib/domain/sql/contains";
import { folded } from "@/lib/domain/sql/folded";

/**
 * The type of a field, which decides how values are compared. `code`: a short word, ignoring case. `texts`: a list, one of
 * which must contain the value. `scope`: always the caller's own value, so it filters nothing. `absent`: a field that no
 * record has, so a filter by it selects nothing. `instant`: a moment, or a date for all moments of that day in the
 * organization's time zone.
 */
export type FieldKind =
  | "id"
  | "text"
  | "code"
  | "integer"
  | "decimal"
  | "boolean"
  | "date"
  | "instant"
  | "texts"
  | "scope"
  | "absent";

/** `isHidden`: only named filters use the column, not the field names of a query. `key`: the stored folded form of a text. */
type Column = { kind: FieldKind; sql: Prisma.Sql; isHidden?: boolean; key?: Prisma.Sql };
export type Columns = Readonly<Record<string, Column>>;
export type FieldValue = string | number | boolean | null;

/** The filter, order and page of a list. Fields have the names of `Columns`. */
export type FieldQuery = {
  /** `match` of a condition overrides that of the query. */
  where: { field: string; value: FieldValue; match?: "equal" | "contain" | undefined }[];
  /** Whether texts must equal the value, or contain it ignoring case and accents. */
  match: "equal" | "contain";
  search?: string;
  order: { field: string; descending: boolean }[];
  /** Absent for all records. */
  limit?: number;
  offset: number;
};

/** The query's conditions, each led by AND. `search` matches the folded texts `searched`. Malformed ids match nothing. */
export function fieldsSql(
  organizationId: string,
  columns: Columns,
  { where, match, search }: FieldQuery,
  searched: Prisma.Sql[],
): Prisma.Sql {
  const conditions = where.flatMap(({ field, value, match: ofThis = match }) => {
    const column = columns[field];
    if (!column) return [];
    return column.kind === "instant" && isCalendarDate(value)
      ? [onDay(column.sql, value, organizationId)]
      : [conditionSql(column, value, ofThis)];
  });
  return Prisma.sql`${conditions.length > 0 ? Prisma.join(conditions, " ") : Prisma.empty} ${containsSql(search, searched)}`;
}

/** The query's order, or `byDefault`, then its page. Nulls come last, text is ordered ignoring case and accents, ties by `id`. */
export function orderedPageSql(
  columns: Columns,
  query: FieldQuery,
  byDefault: Prisma.Sql,
  id: Prisma.Sql,
): Prisma.Sql {
  const terms = query.order.flatMap(({ field, descending }) => {
    const column = columns[field];
    if (!column || column.kind === "scope" || column.kind === "absent") return [];
    const value = column.kind === "text" || column.kind === "code" ? keyOf(column) : column.sql;
    return [Prisma.sql`${value} ${Prisma.raw(descending ? "DESC" : "ASC")} NULLS LAST`];
  });
  const order = terms.length > 0 ? Prisma.join(terms) : byDefault;
  const limit = query.limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${query.limit}`;
  return Prisma.sql`ORDER BY ${order}, ${id} ${limit} OFFSET ${query.offset}`;
}

function keyOf({ sql, key }: Column): Prisma.Sql {
  return key ?? folded(sql.sql);
}

function conditionSql(column: Column, value: FieldValue, match: FieldQuery["match"]): Prisma.Sql {
  const { kind, sql } = column;
  if (kind === "scope") return Prisma.empty;
  if (kind === "absent") return Prisma.sql`AND false`;
  if (value === null) return Prisma.sql`AND ${sql} IS NULL`;
  if (kind === "id")
    return isUuid(value) ? Prisma.sql`AND ${sql} = ${value}::uuid` : Prisma.sql`AND false`;
  if (kind === "code") return Prisma.sql`AND lower(${sql}) = lower(${value}::text)`;
  if (kind === "text" && match === "contain") return containsSql(String(value), [keyOf(column)]);
  if (kind === "texts") {
    const found = containsSql(String(value), [folded("held.one")]);
    return Prisma.sql`AND EXISTS (SELECT 1 FROM unnest(${sql}) AS held(one) WHERE true ${found})`;
  }
  return Prisma.sql`AND ${sql} = ${value}::${Prisma.raw(TYPES[kind])}`;
}

function onDay(moment: Prisma.Sql, day: string, organizationId: string): Prisma.Sql {
  const zone = Prisma.sql`(SELECT time_zone FROM organizations WHERE id = ${organizationId}::uuid)`;
  return Prisma.sql`AND ${moment} >= (${day}::date::timestamp AT TIME ZONE ${zone})
    AND ${moment} < ((${day}::date + 1)::timestamp AT TIME ZONE ${zone})`;
}

const TYPES = {
  text: "text",
  integer: "int",
  decimal: "numeric",
  boolean: "boolean",
  date: "date",
  instant: "timestamptz",
} as const;
