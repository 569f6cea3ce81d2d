import { foldText } from "@/lib/domain/fold-text";
import { isLive, type Stage } from "@/lib/domain/import-export/pipeline-model";
import { UNASSIGNED } from "@/lib/domain/pipelines/rules";
import type { StageType } from "@/lib/domain/pipelines/schema";
import { trimmed } from "@/lib/domain/trimmed";
import type { PipelinePlan } from "./plan-pipelines";

/** The fields of a row that name its stage. */
type StageNames = {
  pipeline_id?: string | null;
  pipeline_stage_id?: string | null;
  stage?: string | null;
  status?: StageType | null;
  deleted_at?: string | null;
};

/** The stage and status of the existing record. */
type Current = { stage_id: string; status: StageType };

/** The stage of a row; `isAsNamed` is false if another stage was named. */
export type Resolved = { stage: Stage; isAsNamed: boolean };
export type ResolveStage = (row: StageNames, current: Current | null) => Resolved;

/**
 * Finds the stage of a row (docs/api.md 3.6): the organization's or bundle's stage with that id; else the
 * named one of the row's pipeline; else the default pipeline's of that name, its first of the type `status`,
 * or Unassigned. A row that names nothing keeps its record's stage. A deleted row may be in a deleted stage.
 */
export function stageResolver({ pipelines, pipelineOf, stageOf }: PipelinePlan): ResolveStage {
  const located = new Map(
    pipelines.flatMap((pipeline) =>
      pipeline.stages.map((stage) => [stage.id, { stage, pipeline }]),
    ),
  );
  const pipelineById = new Map(pipelines.map((pipeline) => [pipeline.id, pipeline]));
  const fallback = pipelines.find((pipeline) => pipeline.now.is_default && isLive(pipeline));

  return (row, current) => {
    const pick = <T extends Deletable>(...among: (T | undefined)[]) =>
      among.find((each) => each && (row.deleted_at || isLive(each)));
    const { pipeline_id: pipelineId, pipeline_stage_id: stageId } = row;
    const byId = stageId
      ? pick(located.get(stageId.toLowerCase())?.stage, stageOf.get(stageId))
      : undefined;
    if (byId) return { stage: byId, isAsNamed: true };

    const here = current ? located.get(current.stage_id) : undefined;
    const pipeline = pipelineId
      ? pick(pipelineOf.get(pipelineId), pipelineById.get(pipelineId.toLowerCase()))
      : undefined;
    const namesNothing = !stageId && !row.stage && (!pipelineId || pipeline === here?.pipeline);
    if (
      namesNothing &&
      here &&
      pick(here.stage) &&
      (row.status ?? here.stage.now.stage_type) === here.stage.now.stage_type
    ) {
      return { stage: here.stage, isAsNamed: true };
    }

    const type = row.status ?? (namesNothing ? current?.status : undefined);
    const own = pipeline ?? (namesNothing && here ? pick(here.pipeline) : undefined);
    const ownStages = own?.stages.filter((stage) => pick(stage)) ?? [];
    const defaultStages = fallback?.stages.filter(isLive) ?? [];
    const named = stageNamed(own ? ownStages : defaultStages, row.stage);
    const stage =
      named ??
      (own && firstOfType(ownStages, type ?? "open")) ??
      firstOfType(defaultStages, type) ??
      unassigned(defaultStages);
    if (!stage) throw new Error("The organization has no default pipeline");
    return { stage, isAsNamed: named !== undefined || !(stageId || row.stage) };
  };
}

type Deletable = Parameters<typeof isLive>[0];

function stageNamed(stages: Stage[], name: string | null | undefined): Stage | undefined {
  const folded = foldText(trimmed(name ?? ""));
  return (
    stages.find((stage) => stage.now.name === name) ??
    stages.find((stage) => foldText(stage.now.name) === folded)
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
