import { Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { collectIssues, invalid } from "@/lib/domain/errors";
import type { StageType } from "@/lib/domain/pipelines/schema";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { enterStage } from "./rules";
import type { OpportunityRecord, UpdateOpportunity } from "./schema";
import { type OpportunityValues, plainValues } from "./sql/columns";
import type { CurrentOpportunity, UpdateSnapshot } from "./sql/read-for-update";
import { active, namedStage, type TargetStage, targetStage } from "./target-stage";

/**
 * What the input writes on the record, and the stage it moves to or within, if it moves, with the gap it is wanted in.
 * `targetStage` is the stage that the input means by itself, where it is there. Throws `invalid` naming every field.
 */
export async function planUpdate(
  actor: Actor,
  { current, targetStage }: UpdateSnapshot,
  input: UpdateOpportunity,
) {
  const references = await resolveReferences(actor, input);
  const issues = [...references.issues];
  if (input.before_id !== undefined && input.after_id !== undefined) {
    issues.push({ field: "before_id", message: "must not be sent together with after_id" });
  }
  const stage = await wantedStage(actor, { current, targetStage }, input).catch((error: unknown) =>
    collectIssues(error, issues),
  );
  const type = stage?.stage_type ?? current.stage_type;
  if (input.status !== undefined && input.status !== type)
    issues.push({ field: "status", message: "follows the stage and cannot be set" });
  const now = new Date().toISOString();
  const { lost_reason } = input;
  const sent = {
    ...plainValues(input),
    opened_at: input.opened_at,
    ...references.ids,
    lost_reason,
  };
  const values = plannedValues(current, sent, stage, now);
  if (lacksReason(current, values, type)) {
    const required =
      stage?.lost_reason_required ??
      (await namedStage(actor, current.pipeline_stage_id)).lost_reason_required;
    if (required)
      issues.push({ field: "lost_reason", message: "is required for a lost opportunity" });
  }
  if (issues.length > 0) throw invalid(...issues);
  return { values, stage };
}

/** What a plan reads of an opportunity. */
export type Planned = Pick<
  OpportunityRecord,
  "pipeline_stage_id" | "status" | "closed_at" | "lost_reason"
>;

/** The sent fields that differ, and what entering the stage, or staying without one, makes of the opportunity. */
export function plannedValues(
  current: Planned,
  { lost_reason, ...sent }: OpportunityValues & { lost_reason?: string | null },
  stage: Pick<TargetStage, "id" | "pipeline_id" | "stage_type"> | undefined,
  now: string,
): OpportunityValues {
  const values = changed(current, sent);
  if (values.owner_user_id) values.imported_owner_name = null;
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
 * Whether the values make it lost, or take its reason away, without saying why. One that is lost without a reason already,
 * by an import, may be edited: only entering a lost stage needs one.
 */
export function lacksReason(current: Planned, values: OpportunityValues, type: StageType): boolean {
  const { status, pipeline_stage_id, lost_reason } = values;
  const reason = lost_reason === undefined ? current.lost_reason : lost_reason;
  const enters =
    status !== undefined || pipeline_stage_id !== undefined || lost_reason !== undefined;
  return type === "lost" && reason === null && enters;
}

/** The stage to move to or within; undefined when the input does not move. */
async function wantedStage(
  actor: Actor,
  { current, targetStage }: UpdateSnapshot,
  input: UpdateOpportunity,
): Promise<TargetStage | undefined> {
  const { pipeline_stage_id, pipeline_id } = input;
  if (pipeline_stage_id === undefined && pipeline_id === undefined && !movesWithin(input))
    return undefined;
  const stage = targetStage ?? (await lookUpStage(actor, current, input));
  if (stage.pipeline_id !== current.pipeline_id)
    active(stage, pipeline_stage_id === undefined ? "pipeline_id" : "pipeline_stage_id");
  return stage.id !== current.pipeline_stage_id || movesWithin(input) ? stage : undefined;
}

/** The stage of a pipeline that is named too, or the refusal that says what is wrong with the names. */
function lookUpStage(
  actor: Actor,
  current: CurrentOpportunity,
  input: UpdateOpportunity,
): Promise<TargetStage> {
  const { pipeline_stage_id, pipeline_id } = input;
  const moving = {
    id: Prisma.sql`${current.id}::uuid`,
    stageId: Prisma.sql`${current.pipeline_stage_id}::uuid`,
  };
  return pipeline_stage_id === undefined &&
    pipeline_id !== undefined &&
    pipeline_id.toLowerCase() !== current.pipeline_id
    ? targetStage(actor, { pipeline_id }, { wish: input, moving })
    : namedStage(actor, pipeline_stage_id ?? current.pipeline_stage_id, pipeline_id, {
        wish: input,
        moving,
      });
}

/** Whether the input asks for a place within a stage. */
export function movesWithin({ stage_position, before_id, after_id }: UpdateOpportunity): boolean {
  return stage_position !== undefined || before_id !== undefined || after_id !== undefined;
}

/** The fields that were sent and differ from what is there. */
function changed(current: object, sent: OpportunityValues): OpportunityValues {
  const held = new Map<string, unknown>(Object.entries(current));
  return Object.fromEntries(
    Object.entries(sent).filter(
      ([field, value]) =>
        value !== undefined && JSON.stringify(held.get(field)) !== JSON.stringify(value),
    ),
  );
}
