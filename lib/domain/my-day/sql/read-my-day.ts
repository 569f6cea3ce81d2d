import { db, Prisma } from "@/lib/db/client";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { activityJson, activityTables } from "@/lib/domain/activities/sql/record";
import { isOpen } from "@/lib/domain/activities/sql/state";
import type { Actor } from "@/lib/domain/actor";
import type { DayOpportunities } from "@/lib/domain/my-day/schema";
import { isRotting, recordJoins } from "@/lib/domain/opportunities/sql/record";

/** The first `limit` of a member's open activities that are due within seven days or have no date, by due date. */
export function readDueActivities(
  actor: Actor,
  userId: string,
  limit: number,
): Promise<{ record: ActivityRecord; total: number }[]> {
  return db(actor).$queryRaw<{ record: ActivityRecord; total: number }[]>`
      SELECT ${activityJson.json} AS record, count(*) OVER ()::int AS total FROM ${activityTables}
      WHERE t.organization_id = ${actor.organizationId}::uuid AND t.owner_user_id = ${userId}::uuid
        AND t.deleted_at IS NULL AND ${isOpen} AND (t.opportunity_id IS NULL OR o.id IS NOT NULL)
        AND (t.due_at IS NULL
          OR t.due_at < ((now() AT TIME ZONE org.time_zone)::date + 8)::timestamp AT TIME ZONE org.time_zone)
      ORDER BY t.due_at NULLS LAST, t.id LIMIT ${limit}`;
}

/** The conditions under which an open opportunity needs attention. */
const CONDITIONS = { unplanned: Prisma.sql`n.next_activity IS NULL`, rotting: isRotting };

/** The first `limit` of a member's open opportunities that meet the condition, the longest in its stage first. */
export function readOpportunitiesOf(
  actor: Actor,
  userId: string,
  condition: keyof typeof CONDITIONS,
  limit: number,
): Promise<(DayOpportunities["opportunities"][number] & { total: number })[]> {
  return db(actor).$queryRaw<(DayOpportunities["opportunities"][number] & { total: number })[]>`
    SELECT o.id, o.public_id, o.name, s.name AS stage, o.amount::text AS amount, o.currency,
      (o.stage_entered_at AT TIME ZONE org.time_zone)::date::text AS in_stage_since, count(*) OVER ()::int AS total
    FROM opportunities o ${recordJoins}
    WHERE o.organization_id = ${actor.organizationId}::uuid AND o.owner_user_id = ${userId}::uuid
      AND o.status = 'open' AND o.deleted_at IS NULL AND ${CONDITIONS[condition]}
    ORDER BY o.stage_entered_at, o.id LIMIT ${limit}`;
}
