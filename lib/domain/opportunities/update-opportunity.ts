import { db } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { type IfMatch, isStale, stale } from "@/lib/domain/if-match";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { type NewRank, rankInSlot } from "./order/rank-in-slot";
import { withStageQueue } from "./order/stage-queue";
import { planUpdate } from "./plan-update";
import { readOpportunity } from "./queries";
import type { OpportunityRecord, UpdateOpportunity } from "./schema";
import { type CurrentOpportunity, readForUpdate } from "./sql/read-for-update";
import type { TargetStage } from "./sql/target-stage";
import { writeUpdate } from "./sql/write-update";

/**
 * Edits an opportunity, moves it, or both: one statement reads, one writes with the event (docs/api.md
 * 3.4). `ifMatch` lists the versions it may have. Throws `not_found`, `invalid`, `stale`, and
 * `conflict` with the current record if it is no longer in `expected_stage_id`.
 */
export async function updateOpportunity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: UpdateOpportunity,
  ifMatch?: IfMatch,
): Promise<OpportunityRecord> {
  return withStageQueue(actor, input.pipeline_stage_id, () =>
    retryOnConflict(async (attempt) => {
      const snapshot = await readForUpdate(actor, id, input);
      const { current } = snapshot;
      const { values, stage } = await planUpdate(actor, snapshot, input);
      await assertVersion(actor, current, input, ifMatch);
      const rank = stage && changedRank(current, stage, input, attempt);
      return writeUpdate(actor, current, rank ? { ...values, rank: rank.rank } : values, rank);
    }),
  );
}

/** The rank to move to; undefined if the opportunity is at the requested position already. */
function changedRank(
  current: CurrentOpportunity,
  stage: TargetStage,
  input: UpdateOpportunity,
  attempt: number,
): NewRank | undefined {
  const isHere = stage.id === current.pipeline_stage_id;
  const rank = rankInSlot(stage.slot, input, attempt);
  return isHere && rank.position === current.stage_position ? undefined : rank;
}

async function assertVersion(
  actor: Actor,
  current: CurrentOpportunity,
  input: UpdateOpportunity,
  ifMatch: IfMatch | undefined,
) {
  const isOutdated = isStale(ifMatch, current.lock_version);
  const hasMoved =
    input.expected_stage_id !== undefined &&
    input.expected_stage_id.toLowerCase() !== current.pipeline_stage_id;
  if (!isOutdated && !hasMoved) return;
  const latest = {
    opportunity: await readOpportunity(db(actor), actor.organizationId, current.id),
  };
  if (isOutdated) throw stale("opportunity", latest.opportunity);
  throw new DomainError("conflict", `The opportunity is in ${latest.opportunity.stage} now`, {
    current: latest,
  });
}
