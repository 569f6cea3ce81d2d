import { db } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { type IfMatch, isStale, stale } from "@/lib/domain/if-match";
import { ensureDefaultPipeline } from "@/lib/domain/pipelines/ensure-default-pipeline";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { rankInSlot } from "./order/rank-in-slot";
import { readSlotAtRank } from "./order/sql/slot-at-rank";
import { readOpportunity } from "./queries";
import type { OpportunityRecord } from "./schema";
import { findRestorable, type Restorable, writeRestored } from "./sql/restore";

/** How to restore: at the end of the stage, or with `toFormerPlace` where it was, as the undo of its deletion. */
type Restoring = { ifMatch?: IfMatch; toFormerPlace?: boolean };

/**
 * Restores a deleted opportunity at the end of its stage; if that is gone, of the default pipeline's
 * stage of the same type. Returns a live opportunity unchanged. `ifMatch` lists the versions it may have.
 * Throws `not_found`, `stale`.
 */
export async function restoreOpportunity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  { ifMatch, toFormerPlace = false }: Restoring = {},
): Promise<OpportunityRecord> {
  const defaultPipelineId = await ensureDefaultPipeline(actor.organizationId);
  return retryOnConflict(async (attempt) => {
    const found = await findRestorable(actor, id, defaultPipelineId);
    const live = found.is_deleted
      ? undefined
      : await readOpportunity(db(actor), actor.organizationId, found.id);
    if (isStale(ifMatch, found.lock_version)) throw stale("opportunity", live);
    if (live) return live;
    if (toFormerPlace) {
      const rank = await formerRank(actor, found, attempt);
      await writeRestored(actor, found, rank, { isUndo: true });
      return readOpportunity(db(actor), actor.organizationId, found.id);
    }
    const { rank } = rankInSlot(found.stage.slot, {}, attempt);
    const count = await writeRestored(actor, found, rank);
    return readOpportunity(db(actor), actor.organizationId, found.id, count - 1);
  });
}

/** The rank that the opportunity had, or the nearest before it; the end of the stage if its own is gone. */
async function formerRank(actor: Actor, found: Restorable, attempt: number): Promise<string> {
  const { id, stage, stage_id, rank } = found;
  if (stage.id !== stage_id) return rankInSlot(stage.slot, {}, attempt).rank;
  const { isFree, slot } = await readSlotAtRank(actor, { id, stageId: stage_id, rank });
  return isFree ? rank : rankInSlot(slot, {}, attempt).rank;
}
