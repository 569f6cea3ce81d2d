import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { StageType } from "@/lib/domain/pipelines/schema";
import { type NewRank, rankInSlot } from "./order/rank-in-slot";
import { movedOpportunity } from "./order/sql/slot";
import { readSlotAtRank } from "./order/sql/slot-at-rank";
import { enterStage } from "./rules";
import type { OpportunityValues } from "./sql/columns";
import type { CurrentOpportunity } from "./sql/read-for-update";
import type { LastMove } from "./sql/read-moves";
import { findStage } from "./sql/target-stage";
import { describeConflict, type UndoConflict } from "./undo-conflict";

/** The values and the rank that take back a move: as if it had not been made. */
export type UndoPlan = { values: OpportunityValues; rank: NewRank };

/** The fields that a move changes beside the place. */
const OF_MOVES = ["pipeline_stage_id", "status", "closed_at", "lost_reason"] as const;
type MovedField = (typeof OF_MOVES)[number];

/**
 * Plans the undo of a move. With `knowsCurrent` the caller has seen the opportunity as it is: then later
 * changes of other fields stay. Throws `conflict` with what was changed since, and by whom.
 */
export async function planUndo(
  actor: Actor,
  current: CurrentOpportunity,
  move: LastMove,
  { knowsCurrent, attempt }: { knowsCurrent: boolean; attempt: number },
): Promise<UndoPlan> {
  assertStands(current, move, knowsCurrent);
  const stageId = before(move, "pipeline_stage_id") ?? current.pipeline_stage_id;
  const requested = { stage_position: formerPosition(move) };
  const moving = movedOpportunity(current.id, current.pipeline_stage_id);
  const stage = await findStage(actor, stageId, { requested, moving });
  if (!stage) throw conflict(current, "was in a stage that is gone");
  if (stage.pipeline_id !== current.pipeline_id && !stage.is_active)
    throw conflict(current, "was in a pipeline that is inactive");
  const rank = await formerRank(actor, current.id, stageId, move, attempt);
  return {
    values: formerValues(current, move, stage),
    rank: rank ?? rankInSlot(stage.slot, requested, attempt),
  };
}

/** The error for an undo that something prevents: the opportunity is named, and who changed it. */
export function conflict(
  { id, public_id, name, lock_version }: CurrentOpportunity,
  error: string,
  { fields = [], actor = null }: Partial<Pick<UndoConflict, "fields" | "actor">> = {},
): DomainError {
  const changed = { id, public_id, name, lock_version, error, fields, actor };
  return new DomainError("conflict", describeConflict(changed, actor?.name), {
    report: { changed: [changed] },
  });
}

/** Throws `conflict` if what the move did no longer stands, or if the caller does not know what came after it. */
function assertStands(current: CurrentOpportunity, move: LastMove, knowsCurrent: boolean): void {
  const { later } = move;
  const overwritten = OF_MOVES.filter((field) => {
    const pair = move.event.changes[field];
    return pair !== undefined && pair[1] !== current[field];
  });
  const leftStage = move.event.changes.pipeline_stage_id !== undefined;
  const wasReplaced = !leftStage && later.some(({ action }) => REPLACES.has(action));
  if (overwritten.length === 0 && !wasReplaced && (knowsCurrent || later.length === 0)) return;
  const fields = new Set([...later.flatMap(({ changes }) => Object.keys(changes)), ...overwritten]);
  const latest = later.at(-1);
  const error =
    latest?.action === "restore" ? "was deleted and restored since" : "was changed since";
  throw conflict(current, error, { fields: [...fields].sort(), actor: latest?.actor });
}

/** Actions that give an opportunity a new place without being a move. */
const REPLACES: ReadonlySet<string> = new Set(["delete", "restore", "import"]);

/** The value of a field before the move; undefined if the move left it as it was. */
function before(move: LastMove, field: MovedField): string | null | undefined {
  const value = move.event.changes[field]?.[0];
  return value === null || typeof value === "string" ? value : undefined;
}

/** The status and closing before the move, in the stage's current type, and the time of entry if the move left a stage. */
function formerValues(
  current: CurrentOpportunity,
  move: LastMove,
  stage: { id: string; pipeline_id: string; stage_type: StageType },
): OpportunityValues {
  const or = (field: "closed_at" | "lost_reason") => {
    const value = before(move, field);
    return value === undefined ? current[field] : value;
  };
  const status = STATUS.find((type) => type === before(move, "status")) ?? current.status;
  const closing = enterStage(
    { status, closed_at: or("closed_at"), lost_reason: or("lost_reason") },
    stage.stage_type,
    new Date().toISOString(),
  );
  if (stage.id === current.pipeline_stage_id) return closing;
  return {
    ...closing,
    pipeline_id: stage.pipeline_id,
    pipeline_stage_id: stage.id,
    stage_entered_at:
      move.former?.stage_entered_at ?? move.entered_before ?? current.stage_entered_at,
  };
}

const STATUS: readonly StageType[] = ["open", "won", "lost"];

/** The rank before the move if it is free, else the one before it that is; undefined if nobody kept it. */
async function formerRank(
  actor: Actor,
  id: string,
  stageId: string,
  { former }: LastMove,
  attempt: number,
): Promise<NewRank | undefined> {
  if (!former) return undefined;
  const { rank } = former;
  const { isFree, slot } = await readSlotAtRank(actor, { id, stageId, rank });
  return isFree ? { rank } : { rank: rankInSlot(slot, {}, attempt).rank };
}

/** The position before a move within a stage, for a move that kept no rank. */
function formerPosition({ event }: LastMove): number | undefined {
  const position = event.changes.stage_position?.[0];
  return typeof position === "number" ? position : undefined;
}
