import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { RankSlot } from "./slot";

/**
 * Whether `rank` is free in the stage, for the opportunity `id` that returns to it, and the slot before the
 * opportunity that has taken it.
 */
export async function readSlotAtRank(
  actor: Actor,
  { id, stageId, rank }: { id: string; stageId: string; rank: string },
): Promise<{ isFree: boolean; slot: RankSlot }> {
  const [found] = await db(actor).$queryRaw<[{ taken: boolean; previous: string | null }]>`
    SELECT bool_or(rank = ${rank} COLLATE "C") IS TRUE AS taken, max(rank) FILTER (WHERE rank < ${rank} COLLATE "C") AS previous
    FROM (SELECT rank FROM opportunities
      WHERE organization_id = ${actor.organizationId}::uuid AND stage_id = ${stageId}::uuid AND deleted_at IS NULL
        AND id <> ${id}::uuid AND rank <= ${rank} COLLATE "C" ORDER BY rank DESC LIMIT 2) near`;
  return { isFree: !found.taken, slot: { previous: found.previous, next: rank } };
}
