import { db } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { retryOnCollision } from "@/lib/domain/retry-on-conflict";
import { placeInStage } from "./order/rank-in-slot";
import { inTurn } from "./order/stage-queue";
import { planUpdate } from "./plan-update";
import { readOpportunity } from "./queries";
import type { OpportunityRecord, UpdateOpportunity } from "./schema";
import { type HeldOpportunity, readForUpdate } from "./sql/read-for-update";
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
  return inTurn(actor, input.pipeline_stage_id, () =>
    retryOnCollision(async (attempt) => {
      const { before, found } = await readForUpdate(actor, id, input);
      const { values, stage } = await planUpdate(actor, { before, found }, input);
      await refuseStale(actor, before, input, ifMatch);
      const place = stage && movedPlace(before, stage, input, attempt);
      return writeUpdate(actor, before, place ? { ...values, rank: place.rank } : values, place);
    }),
  );
}

/** The place to move to; undefined when the opportunity stands there already. */
function movedPlace(
  before: HeldOpportunity,
  stage: TargetStage,
  input: UpdateOpportunity,
  attempt: number,
) {
  const isHere = stage.id === before.pipeline_stage_id;
  const place = placeInStage(stage.gap, input, attempt);
  return isHere && place.position === before.stage_position ? undefined : place;
}

async function refuseStale(
  actor: Actor,
  before: HeldOpportunity,
  input: UpdateOpportunity,
  ifMatch: number | undefined,
) {
  const isStale = ifMatch !== undefined && ifMatch !== before.lock_version;
  const hasMoved =
    input.expected_stage_id !== undefined &&
    input.expected_stage_id.toLowerCase() !== before.pipeline_stage_id;
  if (!isStale && !hasMoved) return;
  const current = {
    opportunity: await readOpportunity(db(actor), actor.organizationId, before.id),
  };
  if (isStale)
    throw new DomainError("stale", "The opportunity was changed since you read it", { current });
  throw new DomainError("conflict", `The opportunity is in ${current.opportunity.stage} now`, {
    current,
  });
}
