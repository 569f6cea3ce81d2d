import { type Db, db, type Prisma } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import type { RecordPart } from "@/lib/domain/field-selection";
import {
  countRecords,
  findRecord,
  findRecordPart,
  identifyRecord,
  type RecordSource,
  readRecord,
  readRecordsById,
} from "@/lib/domain/plain-records/queries";
import type { ActivityMember, ActivityQuery, ActivityRecord } from "./schema";
import { filterSql } from "./sql/filter";
import { keySql, type Ordered, pageSql, toPage } from "./sql/order";
import { activityJson, activityTables } from "./sql/record";

/**
 * Returns the organization's activities, newest first: a page with `limit`, all of them without.
 * Throws `invalid` for a bad cursor.
 */
export async function listActivities(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: ActivityQuery = {},
): Promise<{ activities: ActivityRecord[]; nextCursor: string | null }> {
  const { records, nextCursor } = await listAs<ActivityRecord>(actor, query, SOURCE.json);
  return { activities: records, nextCursor };
}

/** Returns the same list with only some members of each activity, in the record's order. */
export async function listActivityParts(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: ActivityQuery,
  members: readonly ActivityMember[],
): Promise<{ activities: object[]; nextCursor: string | null }> {
  const { records, nextCursor } = await listAs<object>(actor, query, SOURCE.part(members));
  return { activities: records, nextCursor };
}

async function listAs<Listed>(actor: Actor, query: ActivityQuery, json: Prisma.Sql) {
  const { sort = "-created_at", limit, cursor } = query;
  const page = { organizationId: actor.organizationId, sort, limit, cursor };
  const rows = await db(actor).$queryRaw<Ordered<Listed>[]>`
    SELECT ${json} AS record ${keySql(page)} FROM ${activityTables}
    WHERE ${filterSql(actor, query)} ${pageSql(page)}`;
  return toPage(rows, page);
}

/** Returns the number of activities that the query selects, on all pages. */
export function countActivities(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: ActivityQuery = {},
): Promise<number> {
  return countRecords(actor, activityTables, filterSql(actor, query));
}

/** Returns one live activity by UUID or public id. Throws `not_found`. */
export function findActivity(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
): Promise<ActivityRecord> {
  return findRecord(actor, SOURCE, id);
}

/** Returns the members of one live activity, and its version. Throws `not_found`. */
export function findActivityPart(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
  members: readonly ActivityMember[],
): Promise<RecordPart> {
  return findRecordPart(actor, SOURCE, id, members);
}

/** Returns one live activity, inside or outside a transaction. Throws `not_found`. */
export function readActivity(tx: Db, organizationId: string, id: string): Promise<ActivityRecord> {
  return readRecord(tx, organizationId, SOURCE, id);
}

/** Returns the live activities among these UUIDs, in no order. */
export function readActivitiesById(
  organizationId: string,
  ids: string[],
): Promise<ActivityRecord[]> {
  return readRecordsById(organizationId, SOURCE, ids);
}

/** Returns the ids, the subject and the opportunity of an activity, live or deleted. Throws `not_found`. */
export function identifyActivity(tx: Db, organizationId: string, id: string) {
  const shown = ["subject", "opportunity_id"] as const;
  return identifyRecord(tx, organizationId, { table: "activities", alias: "t", shown }, id);
}

const SOURCE: RecordSource<ActivityMember> = {
  tables: activityTables,
  alias: "t",
  ...activityJson,
};
