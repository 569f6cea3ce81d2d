import { db } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { type IfMatch, isStale, stale } from "@/lib/domain/if-match";
import { ensureDefaultPipeline } from "@/lib/domain/pipelines/ensure-default-pipeline";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { rankInSlot } from "./order/rank-in-slot";
import { readOpportunity } from "./queries";
import type { OpportunityRecord } from "./schema";
import { findRestorable, writeRestored } from "./sql/restore";

/**
 * Restores a deleted opportunity at the end of its stage; if that is gone, of the default pipeline's
 * stage of the same type. Returns a live opportunity unchanged. `ifMatch` lists the versions it may have.
 * Throws `not_found`, `stale`.
 */
export async function restoreOpportunity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<OpportunityRecord> {
  const defaultPipelineId = await ensureDefaultPipeline(actor.organizationId);
  return retryOnConflict(async (attempt) => {
    const found = await findRestorable(actor, id, defaultPipelineId);
    const live = found.is_deleted
      ? undefined
      : await readOpportunity(db(actor), actor.organizationId, found.id);
    if (isStale(ifMatch, found.lock_version)) throw stale("opportunity", live);
    if (live) return live;
    const { rank } = rankInSlot(found.stage.slot, {}, attempt);
    const count = await writeRestored(actor, found, rank);
    return readOpportunity(db(actor), actor.organizationId, found.id, count - 1);
  });
}
