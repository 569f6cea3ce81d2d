import { Prisma } from "@/lib/db/client";

/** Whether an activity waits to be done; a note never does. Of `t`. */
export const isOpen = Prisma.sql`(t.done_at IS NULL AND t.kind <> 'note')`;

/**
 * Where an open activity stands: `late` once its moment has passed, `today` while that is to come on this day of the
 * organization's time zone, else `planned`, which is also what has no date. Of `t` and `org`.
 */
export const openState = Prisma.sql`CASE WHEN t.due_at < now() THEN 'late'
  WHEN (t.due_at AT TIME ZONE org.time_zone)::date = (now() AT TIME ZONE org.time_zone)::date THEN 'today'
  ELSE 'planned' END`;

/** The `state` of an activity record: that of an open one, `done`, or null for a note. Of `t` and `org`. */
export const activityState = Prisma.sql`CASE WHEN t.done_at IS NOT NULL THEN 'done' WHEN ${isOpen} THEN ${openState} END`;
