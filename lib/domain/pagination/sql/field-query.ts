import { Prisma } from "@/lib/db/client";
import { isUuid } from "@/lib/domain/fields";
import { containsSql } from "@/lib/domain/sql/contains";

/**
 * What a field holds, and so how a value is compared with it. `code`: a short word, case ignored. `texts`: several
 * texts, of which one has to contain the value. `scope`: the caller's own by definition, so it selects nothing more.
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
  | "scope";

export type Column = { kind: FieldKind; sql: Prisma.Sql };
export type Columns = Readonly<Record<string, Column>>;
export type FieldValue = string | number | boolean | null;

/** Which records, in which order, and how many of them. Fields go by the names of `Columns`. */
export type FieldQuery = {
  where: { field: string; value: FieldValue }[];
  /** Whether texts have to equal the value or to contain it, case ignored. */
  match: "equal" | "contain";
  search?: string;
  order: { field: string; descending: boolean }[];
  /** Absent: all of them. */
  limit?: number;
  offset: number;
};

/** The query's conditions, each led by AND. `searched`: the columns that `search` looks into. Malformed ids match nothing. */
export function fieldsSql(
  columns: Columns,
  { where, match, search }: FieldQuery,
  searched: Prisma.Sql[],
): Prisma.Sql {
  const conditions = where.flatMap(({ field, value }) => {
    const column = columns[field];
    return column ? [conditionSql(column, value, match)] : [];
  });
  return Prisma.sql`${conditions.length > 0 ? Prisma.join(conditions, " ") : Prisma.empty} ${containsSql(search, searched)}`;
}

/** The query's order, else `byDefault`; nulls last, text by letters whatever their case, ties by `id`. Then its page. */
export function orderedPageSql(
  columns: Columns,
  query: FieldQuery,
  byDefault: Prisma.Sql,
  id: Prisma.Sql,
): Prisma.Sql {
  const terms = query.order.flatMap(({ field, descending }) => {
    const column = columns[field];
    if (!column || column.kind === "scope") return [];
    const value =
      column.kind === "text" || column.kind === "code"
        ? Prisma.sql`lower(${column.sql})`
        : column.sql;
    return [Prisma.sql`${value} ${Prisma.raw(descending ? "DESC" : "ASC")} NULLS LAST`];
  });
  const order = terms.length > 0 ? Prisma.join(terms) : byDefault;
  const limit = query.limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${query.limit}`;
  return Prisma.sql`ORDER BY ${order}, ${id} ${limit} OFFSET ${query.offset}`;
}

function conditionSql(
  { kind, sql }: Column,
  value: FieldValue,
  match: FieldQuery["match"],
): Prisma.Sql {
  if (kind === "scope") return Prisma.empty;
  if (value === null) return Prisma.sql`AND ${sql} IS NULL`;
  if (kind === "id")
    return isUuid(value) ? Prisma.sql`AND ${sql} = ${value}::uuid` : Prisma.sql`AND false`;
  if (kind === "code") return Prisma.sql`AND lower(${sql}) = lower(${value}::text)`;
  if (kind === "text" && match === "contain") return containsSql(String(value), [sql]);
  if (kind === "texts") {
    const found = containsSql(String(value), [Prisma.sql`held.one`]);
    return Prisma.sql`AND EXISTS (SELECT 1 FROM unnest(${sql}) AS held(one) WHERE true ${found})`;
  }
  return Prisma.sql`AND ${sql} = ${value}::${Prisma.raw(TYPES[kind])}`;
}

const TYPES = {
  text: "text",
  integer: "int",
  decimal: "numeric",
  boolean: "boolean",
  date: "date",
  instant: "timestamptz",
} as const;
