import { type Db, db } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import {
  countRecords,
  findRecord,
  identifyRecord,
  type RecordSource,
  readRecord,
  readRecordsById,
} from "@/lib/domain/plain-records/queries";
import type { ActivityQuery, ActivityRecord } from "./schema";
import { filterSql } from "./sql/filter";
import { keySql, type Ordered, pageSql, toPage } from "./sql/order";
import { activityTables, recordJson } from "./sql/record";

/**
 * Returns the organization's activities, newest first: a page with `limit`, all of them without.
 * Throws `invalid` for a bad cursor.
 */
export async function listActivities(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: ActivityQuery = {},
): Promise<{ activities: ActivityRecord[]; nextCursor: string | null }> {
  const { sort = "-created_at" } = query;
  const rows = await db(actor).$queryRaw<Ordered[]>`
    SELECT ${recordJson} AS record, ${keySql(sort)} AS key FROM ${activityTables}
    WHERE ${filterSql(actor, query)} ${pageSql(query, sort)}`;
  return toPage(rows, sort, query.limit);
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

const SOURCE: RecordSource = { tables: activityTables, alias: "t", json: recordJson };
