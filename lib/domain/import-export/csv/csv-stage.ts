import { foldText } from "@/lib/domain/fold-text";
import type { BundleRow } from "@/lib/domain/import-export/bundle/read-rows";
import { isLive, type Pipeline, type Stage } from "@/lib/domain/import-export/pipeline-model";
import type { RowReport } from "@/lib/domain/import-export/report";
import { UNASSIGNED } from "@/lib/domain/pipelines/rules";
import type { StageType } from "@/lib/domain/pipelines/schema";
import type { CsvRow } from "./schema";

/** Finds the stage that a row names; if it does not exist, reports the error and returns any stage. */
type FindStage = (entry: BundleRow<CsvRow>, stageId: string | undefined) => Stage;

/**
 * Finds stages by name, ignoring case: in the row's pipeline, else the one the opportunity is in, else
 * `pipelineId`, else the default; there the row's stage, else the one the opportunity is in, else the first
 * of the row's status, else the first open one, in the default pipeline Unassigned.
 */
export function stageFinder(
  report: RowReport,
  pipelines: Pipeline[],
  pipelineId?: string,
): FindStage {
  const live = pipelines.filter(isLive);
  const places = new Map(
    live.flatMap((pipeline) =>
      liveStages(pipeline).map((stage) => [stage.id, { pipeline, stage }]),
    ),
  );
  const fallback =
    live.find(({ id }) => id === pipelineId) ?? live.find(({ now }) => now.is_default);
  if (!fallback) throw new Error("The organization has no default pipeline");

  return ({ place, row }, stageId) => {
    const here = places.get(stageId ?? "");
    const reject = (field: string, message: string): Stage => {
      report.reject(place, field, message);
      return here?.stage ?? anyStage(fallback);
    };
    const named = row.pipeline ? pipelinesNamed(live, row.pipeline) : [here?.pipeline ?? fallback];
    const pipeline = pickPipeline(named, here?.pipeline);
    if (named.length === 0) return reject("pipeline", "is not a pipeline here");
    if (!pipeline) return reject("pipeline", `is the name of ${named.length} pipelines`);
    const stage = row.stage
      ? stageNamed(pipeline, row.stage)
      : unnamedStage(pipeline, row.status, here?.stage);
    if (!stage && row.stage) return reject("stage", `is not a stage of ${pipeline.now.name}`);
    if (!stage)
      return reject(
        row.status ? "status" : "stage",
        `has no stage of its kind in ${pipeline.now.name}`,
      );
    if (!pipeline.now.is_active && stage !== here?.stage) {
      return reject(
        "pipeline",
        `must be active to take opportunities; ${pipeline.now.name} is not`,
      );
    }
    return stage;
  };
}

function pipelinesNamed(pipelines: Pipeline[], name: string): Pipeline[] {
  return exactElseAlike(pipelines, name.trim());
}

/** Among namesakes the one that the opportunity is in, else the only shared one. */
function pickPipeline(named: Pipeline[], here?: Pipeline): Pipeline | undefined {
  if (named.length <= 1) return named[0];
  const shared = named.filter(({ now }) => now.user_id === null);
  return (
    named.find((pipeline) => pipeline === here) ?? (shared.length === 1 ? shared[0] : undefined)
  );
}

function stageNamed(pipeline: Pipeline, name: string): Stage | undefined {
  return exactElseAlike(liveStages(pipeline), name.trim())[0];
}

function unnamedStage(
  pipeline: Pipeline,
  status: StageType | null | undefined,
  here?: Stage,
): Stage | undefined {
  const stages = liveStages(pipeline);
  if (here && stages.includes(here) && (status ?? here.now.stage_type) === here.now.stage_type)
    return here;
  const ofType = stages.filter(({ now }) => now.stage_type === (status ?? "open"));
  const unassigned =
    pipeline.now.is_default && !status && ofType.find(({ now }) => now.name === UNASSIGNED);
  return unassigned || ofType[0];
}

function exactElseAlike<T extends { now: { name: string } }>(all: T[], name: string): T[] {
  const exact = all.filter(({ now }) => now.name === name);
  return exact.length > 0 ? exact : all.filter(({ now }) => foldText(now.name) === foldText(name));
}

function liveStages({ stages }: Pipeline): Stage[] {
  return stages.filter(isLive);
}

function anyStage(pipeline: Pipeline): Stage {
  const [stage] = liveStages(pipeline);
  if (!stage) throw new Error("A pipeline has stages");
  return stage;
}
