import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** The name of the actor of each opportunity's latest change, by the opportunity's UUID, where it is known. */
export async function readLatestActors(
  tx: Db,
  actor: Actor,
  ids: string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ id: string; name: string | null }[]>`
    SELECT named.id, l.actor_name AS name FROM unnest(${ids}::uuid[]) AS named(id) CROSS JOIN LATERAL (
      SELECT e.actor_name FROM change_events e WHERE e.organization_id = ${actor.organizationId}::uuid
        AND e.record_type = 'opportunity' AND e.record_id = named.id ORDER BY e.id DESC LIMIT 1) l`;
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
}
