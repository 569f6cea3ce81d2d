import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { ChangeEventRecord, FormerPlace } from "@/lib/domain/change-events/schema";
import { eventJson } from "@/lib/domain/change-events/sql/event";
import { isoUtc } from "@/lib/domain/sql/iso-utc";

/** A move that nobody has taken back, and the changes of its opportunity since that still stand. */
export type LastMove = {
  event: ChangeEventRecord;
  /** Null for a move that was made before moves kept it. */
  former: FormerPlace | null;
  /** When the opportunity had entered the stage that the move left, as far as its history shows. */
  entered_before: string | null;
  later: ChangeEventRecord[];
};

/**
 * The last move of an opportunity (a UUID) that is not undone, oldest later change first; null if there is
 * none. `latest` is the newest event of all, undoing ones included.
 */
export async function readLastMove(
  actor: Actor,
  id: string,
): Promise<{ last: LastMove | null; latest: ChangeEventRecord | null }> {
  const ofRecord = Prisma.sql`e.organization_id = ${actor.organizationId}::uuid AND e.record_type = 'opportunity'
    AND e.record_id = ${id}::uuid`;
  const stands = Prisma.sql`e.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM undoing u WHERE u.undoes = e.id)`;
  const [found] = await db(actor).$queryRaw<
    [{ last: LastMove | null; latest: ChangeEventRecord | null }]
  >`
    WITH undoing AS MATERIALIZED (SELECT e.undoes FROM change_events e WHERE ${ofRecord} AND e.undoes IS NOT NULL),
    last AS MATERIALIZED (
      SELECT e.* FROM change_events e WHERE ${ofRecord} AND e.action = 'move' AND ${stands} ORDER BY e.id DESC LIMIT 1
    )
    SELECT (SELECT json_build_object('event', ${eventJson}, 'former', e.former,
        'entered_before', (${enteredBefore(ofRecord)}),
        'later', coalesce((SELECT json_agg(${eventJson} ORDER BY e.id) FROM change_events e
          WHERE ${ofRecord} AND e.id > (SELECT id FROM last) AND ${stands}), '[]'))
      FROM last e) AS last,
      (SELECT ${eventJson} FROM change_events e WHERE ${ofRecord} ORDER BY e.id DESC LIMIT 1) AS latest`;
  return found;
}

/** The time of the event that put the opportunity into the stage that the move left. */
function enteredBefore(ofRecord: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT ${isoUtc("e.created_at")} FROM change_events e
    WHERE ${ofRecord} AND e.id < (SELECT id FROM last) AND (e.action IN ('create', 'import') OR jsonb_exists(e.changes, 'pipeline_stage_id'))
    ORDER BY e.id DESC LIMIT 1`;
}
