import { isLive, type Stage } from "@/lib/domain/import-export/pipeline-model";
import { UNASSIGNED } from "@/lib/domain/pipelines/rules";
import type { StageType } from "@/lib/domain/pipelines/schema";
import type { PipelinePlan } from "./plan-pipelines";

/** How a row says where it belongs. */
type Wish = {
  pipeline_id?: string | null;
  pipeline_stage_id?: string | null;
  stage?: string | null;
  status?: StageType | null;
  deleted_at?: string | null;
};

/** Where the record is already. */
type Standing = { stage_id: string; status: StageType };

export type Resolved = { stage: Stage; isAsNamed: boolean };
export type ResolveStage = (wish: Wish, standing: Standing | null) => Resolved;

/**
 * Finds the stage of a row (api.md 3.6): the organization's with that id; that of the bundle's pipeline; the default
 * pipeline's of that name, its first of the same type as `status`, or Unassigned. A row that says nothing stays where it
 * is. A deleted row may be in a deleted stage. `isAsNamed` is false when a stage was named but another had to do.
 */
export function stageResolver({ pipelines, pipelineOf, stageOf }: PipelinePlan): ResolveStage {
  const places = new Map(
    pipelines.flatMap((pipeline) =>
      pipeline.stages.map((stage) => [stage.id, { stage, pipeline }]),
    ),
  );
  const pipelineById = new Map(pipelines.map((pipeline) => [pipeline.id, pipeline]));
  const fallback = pipelines.find((pipeline) => pipeline.now.is_default && isLive(pipeline));

  return (wish, standing) => {
    const pick = <T extends Deletable>(...among: (T | undefined)[]) =>
      among.find((each) => each && (wish.deleted_at || isLive(each)));
    const { pipeline_id: pipelineId, pipeline_stage_id: stageId } = wish;
    const byId = stageId
      ? pick(places.get(stageId.toLowerCase())?.stage, stageOf.get(stageId))
      : undefined;
    if (byId) return { stage: byId, isAsNamed: true };

    const here = standing ? places.get(standing.stage_id) : undefined;
    const pipeline = pipelineId
      ? pick(pipelineOf.get(pipelineId), pipelineById.get(pipelineId.toLowerCase()))
      : undefined;
    const saysNothing = !stageId && !wish.stage && (!pipelineId || pipeline === here?.pipeline);
    if (
      saysNothing &&
      here &&
      pick(here.stage) &&
      (wish.status ?? here.stage.now.stage_type) === here.stage.now.stage_type
    ) {
      return { stage: here.stage, isAsNamed: true };
    }

    const type = wish.status ?? (saysNothing ? standing?.status : undefined);
    const own = pipeline ?? (saysNothing && here ? pick(here.pipeline) : undefined);
    const ownStages = own?.stages.filter((stage) => pick(stage)) ?? [];
    const defaultStages = fallback?.stages.filter(isLive) ?? [];
    const named = stageNamed(own ? ownStages : defaultStages, wish.stage);
    const stage =
      named ??
      (own && firstOfType(ownStages, type ?? "open")) ??
      firstOfType(defaultStages, type) ??
      unassigned(defaultStages);
    if (!stage) throw new Error("The organization has no default pipeline");
    return { stage, isAsNamed: named !== undefined || !(stageId || wish.stage) };
  };
}

type Deletable = Parameters<typeof isLive>[0];

function stageNamed(stages: Stage[], name: string | null | undefined): Stage | undefined {
  const lower = name?.trim().toLowerCase();
  return (
    stages.find((stage) => stage.now.name === name) ??
    stages.find((stage) => stage.now.name.toLowerCase() === lower)
  );
}

function firstOfType(stages: Stage[], type: StageType | undefined): Stage | undefined {
  return stages
    .filter((stage) => stage.now.stage_type === type)
    .sort((a, b) => a.now.position - b.now.position)[0];
}

function unassigned(stages: Stage[]): Stage | undefined {
  return (
    stages.find((stage) => stage.now.name === UNASSIGNED && stage.now.stage_type === "open") ??
    firstOfType(stages, "open")
  );
}
