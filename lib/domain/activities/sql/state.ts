import { Prisma } from "@/lib/db/client";

/** Whether an activity is not done yet; false for a note. Reads `t`. */
export const isOpen = Prisma.sql`(t.done_at IS NULL AND t.kind <> 'note')`;

/**
 * When an open activity is due: `late` if its time has passed, `today` if it is due later today in the
 * organization's time zone, else `planned`, also without a date. Reads `t` and `org`.
 */
export const openState = Prisma.sql`CASE WHEN t.due_at < now() THEN 'late'
  WHEN (t.due_at AT TIME ZONE org.time_zone)::date = (now() AT TIME ZONE org.time_zone)::date THEN 'today'
  ELSE 'planned' END`;

/** The state of the next open activity of the opportunity `o`; null if it has none. Reads `org`. */
export const openActivityState = Prisma.sql`(SELECT ${openState} FROM activities t
  WHERE t.organization_id = o.organization_id AND t.opportunity_id = o.id AND ${isOpen} AND t.deleted_at IS NULL
  ORDER BY t.due_at NULLS LAST, t.id LIMIT 1)`;

/** The `state` of an activity: `openState`, `done`, or null for a note. Reads `t` and `org`. */
export const activityState = Prisma.sql`CASE WHEN t.done_at IS NOT NULL THEN 'done' WHEN ${isOpen} THEN ${openState} END`;
