import { type Db, db, Prisma } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import type { RecordPart } from "@/lib/domain/field-selection";
import { isStorable, isUuid } from "@/lib/domain/fields";
import type { PlainRecord } from "./kind";
import type { RecordJson } from "./sql/record-json";

/** The source of the records of one kind. */
export type RecordSource<Field extends string = string> = RecordJson<Field> & {
  /** The table and its joins: each at most one row, so that one that nothing reads costs nothing. */
  tables: Prisma.Sql;
  /** Name of the record's own table in `tables`. */
  alias: string;
};

/** Returns one live record by UUID or public id. Throws `not_found`. */
export async function findRecord<Kept>(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  source: RecordSource,
  id: string,
): Promise<Kept> {
  return readRecord(db(actor), actor.organizationId, source, id);
}

/** Returns one live record by UUID or public id, inside or outside a transaction. Throws `not_found`. */
export async function readRecord<Kept>(
  tx: Db,
  organizationId: string,
  source: RecordSource,
  id: string,
): Promise<Kept> {
  const r = Prisma.raw(source.alias);
  const [row] = await tx.$queryRaw<{ record: Kept }[]>`
    SELECT ${source.json} AS record FROM ${source.tables}
    WHERE ${r}.organization_id = ${organizationId}::uuid AND ${matchesId(source, id)} AND ${r}.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row.record;
}

/** Returns the members of one live record, by UUID or public id, and its version. Throws `not_found`. */
export async function findRecordPart<Field extends string>(
  { organizationId }: Authorized<"VIEW_SALES_PIPELINES">,
  source: RecordSource<Field>,
  id: string,
  members: readonly Field[],
): Promise<RecordPart> {
  const r = Prisma.raw(source.alias);
  const [row] = await db({ organizationId }).$queryRaw<RecordPart[]>`
    SELECT ${source.part(members)} AS part, ${r}.lock_version FROM ${source.tables}
    WHERE ${r}.organization_id = ${organizationId}::uuid AND ${matchesId(source, id)} AND ${r}.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row;
}

/** Returns the live records among these UUIDs, in no order. */
export async function readRecordsById<Kept>(
  organizationId: string,
  source: RecordSource,
  ids: string[],
): Promise<Kept[]> {
  const r = Prisma.raw(source.alias);
  const rows = await db({ organizationId }).$queryRaw<{ record: Kept }[]>`
    SELECT ${source.json} AS record FROM ${source.tables}
    WHERE ${r}.organization_id = ${organizationId}::uuid AND ${r}.id = ANY(${ids}::uuid[]) AND ${r}.deleted_at IS NULL`;
  return rows.map(({ record }) => record);
}

/** Returns the number of rows of `tables` that meet the condition. */
export async function countRecords(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  tables: Prisma.Sql,
  condition: Prisma.Sql,
): Promise<number> {
  const [row] = await db(actor).$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${tables} WHERE ${condition}`;
  return row?.count ?? 0;
}

/**
 * Returns the ids and the version of a record, live or deleted, and the fields that its history shows
 * when it is deleted or restored. `table` and `shown` are names from the code, not input. Throws `not_found`.
 */
export async function identifyRecord<Shown extends string>(
  tx: Db,
  organizationId: string,
  { table, alias, shown }: { table: string; alias: string; shown: readonly Shown[] },
  id: string,
): Promise<{ record: PlainRecord; shown: Record<Shown, string | null> }> {
  const r = Prisma.raw(alias);
  const members = shown.map((column) => `'${column}', ${alias}.${column}`).join(", ");
  const [row] = await tx.$queryRaw<(PlainRecord & { shown: Record<Shown, string | null> })[]>`
    SELECT ${r}.id, ${r}.public_id, ${r}.lock_version, json_build_object(${Prisma.raw(members)}) AS shown FROM ${Prisma.raw(table)} ${r}
    WHERE ${r}.organization_id = ${organizationId}::uuid AND ${matchesId({ alias }, id)}`;
  if (!row) throw notFound();
  const { shown: values, ...record } = row;
  return { record, shown: values };
}

/** The condition that the record has this UUID or public id; a text that cannot be either matches nothing. */
export function matchesId({ alias }: { alias: string }, id: string): Prisma.Sql {
  const r = Prisma.raw(alias);
  if (isUuid(id)) return Prisma.sql`${r}.id = ${id}::uuid`;
  return isStorable(id) ? Prisma.sql`${r}.public_id = ${id}` : Prisma.sql`false`;
}
