import { type Db, db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isStorable, isUuid } from "@/lib/domain/fields";
import type { ActivityQuery, ActivityRecord } from "./schema";
import { filterSql } from "./sql/filter";
import { keySql, type Ordered, pageSql, toPage } from "./sql/order";
import { activityTables, recordJson } from "./sql/record";

/** The organization's activities, newest first: without `limit` all of them, else a page. Throws `invalid` for a bad cursor. */
export async function listActivities(
  actor: Actor,
  query: ActivityQuery = {},
): Promise<{ activities: ActivityRecord[]; nextCursor: string | null }> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const { sort = "-created_at" } = query;
  const rows = await db(actor).$queryRaw<Ordered[]>`
    SELECT ${recordJson} AS record, ${keySql(sort)} AS key FROM ${activityTables}
    WHERE ${filterSql(actor, query)} ${pageSql(query, sort)}`;
  return toPage(rows, sort, query.limit);
}

/** How many activities the query lets through. */
export async function countActivities(actor: Actor, query: ActivityQuery = {}): Promise<number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const [row] = await db(actor).$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${activityTables} WHERE ${filterSql(actor, query)}`;
  return row?.count ?? 0;
}

/** One live activity by UUID or public id. Throws `not_found`. */
export async function findActivity(actor: Actor, id: string): Promise<ActivityRecord> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return readActivity(db(actor), actor.organizationId, id);
}

/** One live activity, within a transaction or outside. Throws `not_found`. */
export async function readActivity(
  tx: Db,
  organizationId: string,
  id: string,
): Promise<ActivityRecord> {
  const [row] = await tx.$queryRaw<{ record: ActivityRecord }[]>`
    SELECT ${recordJson} AS record FROM ${activityTables}
    WHERE t.organization_id = ${organizationId}::uuid AND ${matchesId(id)} AND t.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row.record;
}

/** The live ones among those with these UUIDs, in no order. */
export async function readActivitiesById(
  organizationId: string,
  ids: string[],
): Promise<ActivityRecord[]> {
  const rows = await db({ organizationId }).$queryRaw<{ record: ActivityRecord }[]>`
    SELECT ${recordJson} AS record FROM ${activityTables}
    WHERE t.organization_id = ${organizationId}::uuid AND t.id = ANY(${ids}::uuid[]) AND t.deleted_at IS NULL`;
  return rows.map(({ record }) => record);
}

/** What names an activity, deleted or not, and the opportunity it is about. Throws `not_found`. */
export async function identifyActivity(tx: Db, organizationId: string, id: string) {
  const [row] = await tx.$queryRaw<
    { id: string; public_id: string; subject: string; opportunity_id: string | null }[]
  >`SELECT t.id, t.public_id, t.subject, t.opportunity_id FROM activities t
    WHERE t.organization_id = ${organizationId}::uuid AND ${matchesId(id)}`;
  if (!row) throw notFound();
  return row;
}

function matchesId(id: string): Prisma.Sql {
  if (isUuid(id)) return Prisma.sql`t.id = ${id}::uuid`;
  return isStorable(id) ? Prisma.sql`t.public_id = ${id}` : Prisma.sql`false`;
}
