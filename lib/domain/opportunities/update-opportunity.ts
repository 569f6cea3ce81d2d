import { db } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { rankInSlot } from "./order/rank-in-slot";
import { withStageQueue } from "./order/stage-queue";
import { planUpdate } from "./plan-update";
import { readOpportunity } from "./queries";
import type { OpportunityRecord, UpdateOpportunity } from "./schema";
import { type CurrentOpportunity, readForUpdate } from "./sql/read-for-update";
import { writeUpdate } from "./sql/write-update";
import type { TargetStage } from "./target-stage";

/**
 * Edits an opportunity, moves it, or both, in one statement with its event, after one that reads (api.md 3.4). `ifMatch` is the version it
 * must have. Throws `not_found`, `forbidden`, `invalid`, `stale`, and `conflict` with the current record when
 * `expected_stage_id` no longer holds.
 */
export async function updateOpportunity(
  actor: Actor,
  id: string,
  input: UpdateOpportunity,
  ifMatch?: number,
): Promise<OpportunityRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  return withStageQueue(actor, input.pipeline_stage_id, () =>
    retryOnConflict(async (attempt) => {
      const { current, targetStage } = await readForUpdate(actor, id, input);
      const { values, stage } = await planUpdate(actor, { current, targetStage }, input);
      await assertVersion(actor, current, input, ifMatch);
      const place = stage && movedPlace(current, stage, input, attempt);
      return writeUpdate(actor, current, place ? { ...values, rank: place.rank } : values, place);
    }),
  );
}

/** The place to move to; undefined when the opportunity stands there already. */
function movedPlace(
  current: CurrentOpportunity,
  stage: TargetStage,
  input: UpdateOpportunity,
  attempt: number,
) {
  const isHere = stage.id === current.pipeline_stage_id;
  const place = rankInSlot(stage.gap, input, attempt);
  return isHere && place.position === current.stage_position ? undefined : place;
}

async function assertVersion(
  actor: Actor,
  current: CurrentOpportunity,
  input: UpdateOpportunity,
  ifMatch: number | undefined,
) {
  const isStale = ifMatch !== undefined && ifMatch !== current.lock_version;
  const hasMoved =
    input.expected_stage_id !== undefined &&
    input.expected_stage_id.toLowerCase() !== current.pipeline_stage_id;
  if (!isStale && !hasMoved) return;
  const latest = {
    opportunity: await readOpportunity(db(actor), actor.organizationId, current.id),
  };
  if (isStale)
    throw new DomainError("stale", "The opportunity was changed since you read it", {
      current: latest,
    });
  throw new DomainError("conflict", `The opportunity is in ${latest.opportunity.stage} now`, {
    current: latest,
  });
}
