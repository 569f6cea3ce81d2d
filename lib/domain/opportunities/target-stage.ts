import type { Actor } from "@/lib/domain/actor";
import { type FieldIssue, invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { ensureDefaultPipeline } from "@/lib/domain/pipelines/ensure-default-pipeline";
import {
  findFirstStage,
  findStage,
  hasStages,
  type Placement,
  type TargetStage,
} from "./sql/target-stage";

export type { TargetStage } from "./sql/target-stage";

type StageInput = { pipeline_id?: string; pipeline_stage_id?: string };

/**
 * The stage a new opportunity goes to: the named one, else the named pipeline's first open one, else
 * Unassigned of the organization's default pipeline (docs/api.md 3.4). Throws `invalid` if a named
 * stage or pipeline does not exist, is inactive, or the two do not belong together.
 */
export async function targetStage(
  actor: Actor,
  { pipeline_id, pipeline_stage_id }: StageInput,
  placement: Placement = {},
): Promise<TargetStage> {
  if (pipeline_stage_id !== undefined)
    return namedStage(actor, pipeline_stage_id, pipeline_id, placement);
  const pipelineId = pipeline_id ?? (await ensureDefaultPipeline(actor.organizationId));
  const unassignedFirst = pipeline_id === undefined;
  const stage = isUuid(pipelineId)
    ? await findFirstStage(actor, pipelineId, { ...placement, unassignedFirst })
    : undefined;
  if (!stage)
    throw invalid({ field: "pipeline_id", message: "must be a pipeline of your organization" });
  if (stage.stage_type !== "open")
    throw invalid({ field: "pipeline_id", message: "must have an open stage" });
  return requireActive(stage, "pipeline_id");
}

/** The named stage, which must belong to the named pipeline if one is named. Throws `invalid`. */
export async function namedStage(
  actor: Actor,
  stageId: string,
  pipelineId?: string,
  placement: Placement = {},
): Promise<TargetStage> {
  const stage = isUuid(stageId) ? await findStage(actor, stageId, placement) : undefined;
  const isOther = pipelineId !== undefined && pipelineId.toLowerCase() !== stage?.pipeline_id;
  const issues: FieldIssue[] = [];
  if (!stage)
    issues.push({ field: "pipeline_stage_id", message: "must be a stage of your organization" });
  if (isOther && !(isUuid(pipelineId) && (await hasStages(actor, pipelineId))))
    issues.push({ field: "pipeline_id", message: "must be a pipeline of your organization" });
  if (!stage || issues.length > 0) throw invalid(...issues);
  if (isOther) {
    throw invalid({
      field: "pipeline_stage_id",
      message: "must be a stage of the pipeline that pipeline_id names",
    });
  }
  return stage;
}

/** Returns the stage if its pipeline is active. Throws `invalid` on `field`. */
export function requireActive(stage: TargetStage, field: string): TargetStage {
  if (!stage.is_active) throw invalid({ field, message: "must not be of an inactive pipeline" });
  return stage;
}
