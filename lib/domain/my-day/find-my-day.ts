import { db, Prisma } from "@/lib/db/client";
import type { ActivityRecord } from "@/lib/domain/activities/schema";
import { activityTables, recordJson } from "@/lib/domain/activities/sql/record";
import { isOpen } from "@/lib/domain/activities/sql/state";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { isRotting, recordJoins } from "@/lib/domain/opportunities/sql/record";
import type { DayOpportunities, MyDay } from "./schema";

const MAX_ACTIVITIES = 300;
const MAX_OPPORTUNITIES = 8;

/**
 * What a member has to do until seven days from today, in the organization's time zone, and their open opportunities
 * that nobody has planned anything for or that stay too long in their stage. Activities of deleted opportunities are no work.
 */
export async function findMyDay(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  userId: string,
): Promise<MyDay> {
  const [rows, unplanned, rotting] = await Promise.all([
    db(actor).$queryRaw<{ record: ActivityRecord; total: number }[]>`
      SELECT ${recordJson} AS record, count(*) OVER ()::int AS total FROM ${activityTables}
      WHERE t.organization_id = ${actor.organizationId}::uuid AND t.owner_user_id = ${userId}::uuid
        AND t.deleted_at IS NULL AND ${isOpen} AND (t.opportunity_id IS NULL OR o.id IS NOT NULL)
        AND (t.due_at IS NULL
          OR t.due_at < ((now() AT TIME ZONE org.time_zone)::date + 8)::timestamp AT TIME ZONE org.time_zone)
      ORDER BY t.due_at NULLS LAST, t.id LIMIT ${MAX_ACTIVITIES}`,
    opportunitiesOf(actor, userId, Prisma.sql`n.next_activity IS NULL`),
    opportunitiesOf(actor, userId, isRotting),
  ]);
  return {
    activities: rows.map(({ record }) => record),
    activities_count: rows[0]?.total ?? 0,
    unplanned,
    rotting,
  };
}

/** The member's open opportunities of which the condition holds, the one that waits longest in its stage first. */
async function opportunitiesOf(
  actor: Actor,
  userId: string,
  holds: Prisma.Sql,
): Promise<DayOpportunities> {
  const rows = await db(actor).$queryRaw<
    (DayOpportunities["opportunities"][number] & { total: number })[]
  >`
    SELECT o.id, o.public_id, o.name, s.name AS stage, o.amount::text AS amount, o.currency,
      (o.stage_entered_at AT TIME ZONE org.time_zone)::date::text AS in_stage_since, count(*) OVER ()::int AS total
    FROM opportunities o ${recordJoins}
    WHERE o.organization_id = ${actor.organizationId}::uuid AND o.owner_user_id = ${userId}::uuid
      AND o.status = 'open' AND o.deleted_at IS NULL AND ${holds}
    ORDER BY o.stage_entered_at, o.id LIMIT ${MAX_OPPORTUNITIES}`;
  return {
    opportunities: rows.map(({ total: _total, ...opportunity }) => opportunity),
    total: rows[0]?.total ?? 0,
  };
}
