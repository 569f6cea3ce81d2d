import type { Actor } from "@/lib/domain/actor";
import { collectIssues, type FieldIssue, invalid } from "@/lib/domain/errors";
import type { StageType } from "@/lib/domain/pipelines/schema";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { movedOpportunity } from "./order/sql/slot";
import { enterStage, movesWithin } from "./rules";
import type { OpportunityRecord, UpdateOpportunity } from "./schema";
import { type OpportunityValues, plainValues } from "./sql/columns";
import type { CurrentOpportunity, UpdateSnapshot } from "./sql/read-for-update";
import type { TargetStage } from "./sql/target-stage";
import { namedStage, requireActive, targetStage } from "./target-stage";

/**
 * The values that the input writes, and the stage that it moves to or within, if it moves, with the slot
 * to go into. Throws `invalid`, listing every invalid field.
 */
export async function planUpdate(actor: Actor, snapshot: UpdateSnapshot, input: UpdateOpportunity) {
  const { current } = snapshot;
  const references = await resolveReferences(actor, input);
  const issues = [...references.issues];
  if (input.before_id !== undefined && input.after_id !== undefined) {
    issues.push({ field: "before_id", message: "must not be sent together with after_id" });
  }
  const stage = await destination(actor, snapshot, input).catch((error: unknown) =>
    collectIssues(error, issues),
  );
  if (input.status !== undefined && input.status !== (stage?.stage_type ?? current.stage_type))
    issues.push({ field: "status", message: "follows the stage and cannot be set" });
  const sent = {
    ...plainValues(input),
    opened_at: input.opened_at,
    ...references.ids,
    lost_reason: input.lost_reason,
  };
  const values = plannedValues(current, sent, stage, new Date().toISOString());
  issues.push(...(await reasonIssues(actor, current, values, stage)));
  if (issues.length > 0) throw invalid(...issues);
  return { values, stage };
}

/** The fields of an opportunity that a plan depends on. */
export type Planned = Pick<
  OpportunityRecord,
  "pipeline_stage_id" | "status" | "closed_at" | "lost_reason"
>;

/** The sent fields that differ, and the status and closing that follow from the stage entered, or kept. */
export function plannedValues(
  current: Planned,
  { lost_reason, ...sent }: OpportunityValues & { lost_reason?: string | null },
  stage: Pick<TargetStage, "id" | "pipeline_id" | "stage_type"> | undefined,
  now: string,
): OpportunityValues {
  const values = changed(current, sent);
  const reason = lost_reason === undefined ? current.lost_reason : lost_reason;
  const closing = enterStage(
    { ...current, lost_reason: reason },
    stage?.stage_type ?? current.status,
    now,
  );
  Object.assign(values, changed(current, closing));
  if (stage && stage.id !== current.pipeline_stage_id) {
    Object.assign(values, {
      pipeline_id: stage.pipeline_id,
      pipeline_stage_id: stage.id,
      stage_entered_at: now,
    });
  }
  return values;
}

/**
 * Whether the values make the opportunity lost, or clear its reason, without giving one. An imported
 * opportunity that is lost without a reason may be edited: only entering a lost stage needs one.
 */
export function lacksReason(current: Planned, values: OpportunityValues, type: StageType): boolean {
  const { status, pipeline_stage_id, lost_reason } = values;
  const reason = lost_reason === undefined ? current.lost_reason : lost_reason;
  const enters =
    status !== undefined || pipeline_stage_id !== undefined || lost_reason !== undefined;
  return type === "lost" && reason === null && enters;
}

/** The error for a missing lost reason, if the organization requires one. */
async function reasonIssues(
  actor: Actor,
  current: CurrentOpportunity,
  values: OpportunityValues,
  stage: TargetStage | undefined,
): Promise<FieldIssue[]> {
  if (!lacksReason(current, values, stage?.stage_type ?? current.stage_type)) return [];
  const { lost_reason_required } = stage ?? (await namedStage(actor, current.pipeline_stage_id));
  return lost_reason_required
    ? [{ field: "lost_reason", message: "is required for a lost opportunity" }]
    : [];
}

/** The stage to move to or within; undefined when the input does not move. */
async function destination(
  actor: Actor,
  { current, targetStage }: UpdateSnapshot,
  input: UpdateOpportunity,
): Promise<TargetStage | undefined> {
  const { pipeline_stage_id, pipeline_id } = input;
  if (pipeline_stage_id === undefined && pipeline_id === undefined && !movesWithin(input))
    return undefined;
  const stage = targetStage ?? (await lookUpStage(actor, current, input));
  if (stage.pipeline_id !== current.pipeline_id)
    requireActive(stage, pipeline_stage_id === undefined ? "pipeline_id" : "pipeline_stage_id");
  return stage.id !== current.pipeline_stage_id || movesWithin(input) ? stage : undefined;
}

/** The stage that the input names together with a pipeline. Throws `invalid` if the names are wrong. */
function lookUpStage(
  actor: Actor,
  current: CurrentOpportunity,
  input: UpdateOpportunity,
): Promise<TargetStage> {
  const { pipeline_stage_id, pipeline_id } = input;
  const moving = movedOpportunity(current.id, current.pipeline_stage_id);
  return pipeline_stage_id === undefined &&
    pipeline_id !== undefined &&
    pipeline_id.toLowerCase() !== current.pipeline_id
    ? targetStage(actor, { pipeline_id }, { requested: input, moving })
    : namedStage(actor, pipeline_stage_id ?? current.pipeline_stage_id, pipeline_id, {
        requested: input,
        moving,
      });
}

/** The sent fields whose values differ from the current ones. */
function changed(current: object, sent: OpportunityValues): OpportunityValues {
  const values = new Map<string, unknown>(Object.entries(current));
  return Object.fromEntries(
    Object.entries(sent).filter(
      ([field, value]) =>
        value !== undefined && JSON.stringify(values.get(field)) !== JSON.stringify(value),
    ),
  );
}
