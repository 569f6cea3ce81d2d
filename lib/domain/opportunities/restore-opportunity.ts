import { db } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { ensureDefaultPipeline } from "@/lib/domain/pipelines/ensure-default-pipeline";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { rankInSlot } from "./order/rank-in-slot";
import { readOpportunity } from "./queries";
import type { OpportunityRecord } from "./schema";
import { findRestorable, writeRestored } from "./sql/restore";

/**
 * Restores a deleted opportunity at the end of its stage; if that is gone, of the default pipeline's
 * stage of the same type. Returns a live opportunity unchanged. Throws `not_found`.
 */
export async function restoreOpportunity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
): Promise<OpportunityRecord> {
  const defaultPipelineId = await ensureDefaultPipeline(actor.organizationId);
  return retryOnConflict(async (attempt) => {
    const found = await findRestorable(actor, id, defaultPipelineId);
    if (!found.is_deleted) return readOpportunity(db(actor), actor.organizationId, found.id);
    const { rank } = rankInSlot(found.stage.slot, {}, attempt);
    const count = await writeRestored(actor, found, rank);
    return readOpportunity(db(actor), actor.organizationId, found.id, count - 1);
  });
}
