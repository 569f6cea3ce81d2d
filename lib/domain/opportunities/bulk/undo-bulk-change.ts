import { type Db, transaction } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { DomainError, invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { readOpportunitiesById } from "@/lib/domain/opportunities/queries";
import { enterStage } from "@/lib/domain/opportunities/rules";
import type { OpportunityValues } from "@/lib/domain/opportunities/sql/columns";
import { shownChanges } from "@/lib/domain/opportunities/sql/write-update";
import { describeConflict } from "@/lib/domain/opportunities/undo-conflict";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { formerRanks } from "./former-ranks";
import { readLatestActors } from "./sql/latest-actors";
import {
  type LockedOpportunity,
  type LockedStage,
  lockOpportunities,
  lockStages,
} from "./sql/lock-opportunities";
import { readStageIds } from "./sql/positions";
import { lockUndoEntry, markUsed, type UndoStep } from "./sql/undo-entries";
import { type BulkRow, writeBulk } from "./sql/write-bulk";
import type { UndoAnswer, UndoRequest } from "./undo-schema";

/**
 * Undoes a bulk change, once and within an hour, in one transaction with an event each (docs/api.md 3.7):
 * every opportunity gets back its stage, position, owner, tags, lost reason and closing time. Throws
 * `forbidden`, `invalid` for a token that is not the actor's, and `conflict` naming the opportunities that
 * were changed since; then nothing changes.
 */
export async function undo(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  { undo_token }: UndoRequest,
): Promise<UndoAnswer> {
  return retryOnConflict(() =>
    transaction(actor, async (tx) => {
      const steps = await takeSteps(tx, actor, undo_token);
      const ids = steps.map(({ before }) => before.id);
      const stages = await lockStages(tx, actor, await involvedStages(tx, actor, steps, ids));
      const locked = await lockOpportunities(tx, actor, ids);
      await assertUndoable(tx, actor, { steps, locked, stages });
      const ranks = await formerRanks(tx, actor, steps);
      await writeBulk(
        tx,
        actor,
        steps.flatMap((step) => revertedRow(step, locked, stages, ranks)),
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

/** Marks the token as used. Throws `invalid` if it is unknown, another actor's or expired, `conflict` if it was used. */
async function takeSteps(tx: Db, actor: Actor, token: string): Promise<UndoStep[]> {
  const entry = isUuid(token) ? await lockUndoEntry(tx, actor, token) : undefined;
  if (!entry)
    throw invalid({
      field: "undo_token",
      message: "must be of a change that you made within the last hour",
    });
  if (entry.is_used) throw new DomainError("conflict", "This was undone before");
  await markUsed(tx, actor, token);
  return entry.steps;
}

/** The stages that the opportunities were in, and those they are in. */
async function involvedStages(tx: Db, actor: Actor, steps: UndoStep[], ids: string[]) {
  const current = await readStageIds(tx, actor, ids);
  return [...current, ...steps.map(({ before }) => before.pipeline_stage_id)];
}

async function assertUndoable(
  tx: Db,
  actor: Actor,
  { steps, locked, stages }: LockedSteps,
): Promise<void> {
  const refused = steps.flatMap(({ before, lock_version }) => {
    const now = locked.get(before.id);
    const error = now && undoError(now, lock_version, stages.get(before.pipeline_stage_id));
    return now && error ? [{ now, error, isChanged: now.lock_version !== lock_version }] : [];
  });
  if (refused.length === 0) return;
  const changedIds = refused.flatMap(({ now, isChanged }) => (isChanged ? [now.id] : []));
  const latest = await readLatestActors(tx, actor, changedIds);
  const changed = refused.map(({ now: { id, public_id, name, lock_version }, error }) => ({
    id,
    public_id,
    name,
    lock_version,
    error,
  }));
  const by = [...new Set(latest.values())].join(", ");
  const [first] = changed;
  const detail =
    changed.length === 1 && first
      ? describeConflict(first, by)
      : `${changed.length} of ${steps.length} opportunities were changed since${by && ` by ${by}`}; nothing was undone`;
  throw new DomainError("conflict", detail, { report: { changed } });
}

/** The steps of an undo with their opportunities and stages, locked. */
type LockedSteps = {
  steps: UndoStep[];
  locked: Map<string, LockedOpportunity>;
  stages: Map<string, LockedStage>;
};

/** Why the opportunity cannot be restored to the stage; null if it can. */
function undoError(
  now: LockedOpportunity,
  lockVersion: number,
  stage: LockedStage | undefined,
): string | null {
  if (now.lock_version !== lockVersion) return "was changed since";
  if (!stage) return "was in a stage that is gone";
  const enters = stage.pipeline_id !== now.pipeline_id;
  return enters && !stage.is_active ? "was in a pipeline that is inactive" : null;
}

/** The write that restores the opportunity, with the status of its stage's current type. */
function revertedRow(
  { before, left_place }: UndoStep,
  locked: Map<string, LockedOpportunity>,
  stages: Map<string, LockedStage>,
  ranks: Map<string, string>,
): BulkRow[] {
  const now = locked.get(before.id);
  const stage = stages.get(before.pipeline_stage_id);
  if (!now || !stage) return [];
  const { owner_user_id, imported_owner_name, tags, stage_entered_at } = before;
  const position: OpportunityValues = left_place
    ? {
        pipeline_id: stage.pipeline_id,
        pipeline_stage_id: stage.id,
        rank: ranks.get(before.id),
        stage_entered_at,
      }
    : {};
  const closing = enterStage(before, stage.stage_type, new Date().toISOString());
  const values: OpportunityValues = {
    ...position,
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
        isUndo: true,
        action: "restore",
        changes: { name: [null, now.name] },
      },
    ];
  }
  const changes = shownChanges(now, values);
  const action = left_place ? "move" : "update";
  return [{ before: now, values, isDeleted: false, isUndo: true, action, changes }];
}
