import { db } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { rankInSlot } from "./order/rank-in-slot";
import { withStageQueue } from "./order/stage-queue";
import { planCreate } from "./plan-create";
import type { CreateOpportunity, OpportunityRecord } from "./schema";
import { insertOpportunity } from "./sql/insert";

/**
 * Creates an opportunity at the end of its stage, or at `stage_position` (docs/api.md 3.4), with its
 * `create` event, in one statement. Throws `invalid`.
 */
export async function createOpportunity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  input: CreateOpportunity,
): Promise<OpportunityRecord> {
  return withStageQueue(actor, input.pipeline_stage_id, () =>
    retryOnConflict(async (attempt) => {
      // Planned again on every attempt: if a named record was deleted meanwhile, the plan reports it.
      const { stage, values } = await planCreate(actor, input);
      const rank = rankInSlot(stage.slot, input, attempt);
      return insertOpportunity(db(actor), actor, { stage, values, rank });
    }),
  );
}
