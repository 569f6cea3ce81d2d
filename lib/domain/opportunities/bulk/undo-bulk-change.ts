import { type Db, transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { DomainError, invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { readOpportunitiesById } from "@/lib/domain/opportunities/queries";
import { enterStage } from "@/lib/domain/opportunities/rules";
import type { OpportunityValues } from "@/lib/domain/opportunities/sql/columns";
import { shownChanges } from "@/lib/domain/opportunities/sql/write-update";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { formerRanks } from "./former-ranks";
import {
  type LockedOpportunity,
  type LockedStage,
  lockOpportunities,
  lockStages,
} from "./lock-opportunities";
import type { UndoAnswer, UndoConflict, UndoRequest } from "./undo-schema";
import type { UndoStep } from "./undo-steps";
import { type BulkRow, writeBulk } from "./write-bulk";

/**
 * Takes a bulk change back, once and within an hour, in one transaction with an event each (api.md 3.7): every
 * opportunity gets its stage, place, owner, tags, reason and closing time again. Throws `forbidden`, `invalid` for a token that is
 * not the actor's, and `conflict` naming what somebody changed since, having changed nothing.
 */
export async function undo(actor: Actor, { undo_token }: UndoRequest): Promise<UndoAnswer> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  return retryOnConflict(() =>
    transaction(actor, async (tx) => {
      const steps = await takeSteps(tx, actor, undo_token);
      const ids = steps.map(({ before }) => before.id);
      const stages = await lockStages(tx, actor, await involvedStages(tx, actor, steps, ids));
      const locked = await lockOpportunities(tx, actor, ids);
      assertUndoable(steps, locked, stages);
      const ranks = await formerRanks(tx, actor, steps);
      await writeBulk(
        tx,
        actor,
        steps.flatMap((step) => takenBack(step, locked, stages, ranks)),
      );
      const records = await readOpportunitiesById(tx, actor.organizationId, ids);
      const recordOf = new Map(records.map((record) => [record.id, record]));
      const undone = ids.flatMap((id) => {
        const opportunity = recordOf.get(id);
        return opportunity ? [{ id, public_id: opportunity.public_id, opportunity }] : [];
      });
      return { undone };
    }),
  );
}

/** Uses the token up. Throws `invalid` when it is unknown, somebody else's or too old, `conflict` when it was used. */
async function takeSteps(tx: Db, actor: Actor, token: string): Promise<UndoStep[]> {
  const [entry] = isUuid(token)
    ? await tx.$queryRaw<{ steps: UndoStep[]; is_used: boolean }[]>`
        SELECT steps, used_at IS NOT NULL AS is_used FROM undo_entries
        WHERE organization_id = ${actor.organizationId}::uuid AND id = ${token}::uuid AND expires_at > now()
          AND user_id IS NOT DISTINCT FROM ${actor.userId}::uuid AND api_key_id IS NOT DISTINCT FROM ${actor.apiKeyId}::uuid
        FOR NO KEY UPDATE`
    : [];
  if (!entry)
    throw invalid({
      field: "undo_token",
      message: "must be of a change that you made within the last hour",
    });
  if (entry.is_used) throw new DomainError("conflict", "This was undone before");
  await tx.$executeRaw`UPDATE undo_entries SET used_at = now()
    WHERE organization_id = ${actor.organizationId}::uuid AND id = ${token}::uuid`;
  return entry.steps;
}

/** The stages they were in, and those they are in. */
async function involvedStages(
  tx: Db,
  { organizationId }: Actor,
  steps: UndoStep[],
  ids: string[],
): Promise<string[]> {
  const current = await tx.$queryRaw<
    { stage_id: string }[]
  >`SELECT DISTINCT stage_id FROM opportunities
    WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[])`;
  return [
    ...current.map(({ stage_id }) => stage_id),
    ...steps.map(({ before }) => before.pipeline_stage_id),
  ];
}

function assertUndoable(
  steps: UndoStep[],
  locked: Map<string, LockedOpportunity>,
  stages: Map<string, LockedStage>,
): void {
  const changed = steps.flatMap(({ before, lock_version }): UndoConflict[] => {
    const now = locked.get(before.id);
    if (!now) return [];
    const stage = stages.get(before.pipeline_stage_id);
    const enters = stage !== undefined && stage.pipeline_id !== now.pipeline_id;
    const error =
      now.lock_version !== lock_version
        ? "was changed since"
        : !stage
          ? "was in a stage that is gone"
          : enters && !stage.is_active
            ? "was in a pipeline that is inactive"
            : null;
    const { id, public_id, name } = now;
    return error === null ? [] : [{ id, public_id, name, lock_version: now.lock_version, error }];
  });
  if (changed.length === 0) return;
  const [first] = changed;
  const detail =
    changed.length === 1 && first
      ? `${first.name} ${first.error}; nothing was undone`
      : `${changed.length} of ${steps.length} opportunities were changed since; nothing was undone`;
  throw new DomainError("conflict", detail, { report: { changed } });
}

/** The opportunity as it was, under the type that its stage has now. */
function takenBack(
  { before, left_place }: UndoStep,
  locked: Map<string, LockedOpportunity>,
  stages: Map<string, LockedStage>,
  ranks: Map<string, string>,
): BulkRow[] {
  const now = locked.get(before.id);
  const stage = stages.get(before.pipeline_stage_id);
  if (!now || !stage) return [];
  const { owner_user_id, imported_owner_name, tags, stage_entered_at } = before;
  const place: OpportunityValues = left_place
    ? {
        pipeline_id: stage.pipeline_id,
        pipeline_stage_id: stage.id,
        rank: ranks.get(before.id),
        stage_entered_at,
      }
    : {};
  const closing = enterStage(before, stage.stage_type, new Date().toISOString());
  const values: OpportunityValues = {
    ...place,
    ...closing,
    owner_user_id,
    imported_owner_name,
    tags,
  };
  if (now.is_deleted) {
    return [
      {
        before: now,
        values,
        isDeleted: false,
        action: "restore",
        changes: { name: [null, now.name] },
      },
    ];
  }
  const changes = Object.fromEntries(
    Object.entries(shownChanges(now, values)).filter(
      ([, [was, is]]) => JSON.stringify(was) !== JSON.stringify(is),
    ),
  );
  return [
    { before: now, values, isDeleted: false, action: left_place ? "move" : "update", changes },
  ];
}
