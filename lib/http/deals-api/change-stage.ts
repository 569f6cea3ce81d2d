import type { Authorized } from "@/lib/domain/actor";
import { DomainError, invalid, notFound } from "@/lib/domain/errors";
import type { IfMatch } from "@/lib/domain/if-match";
import { findPipeline } from "@/lib/domain/pipelines/queries";
import type { PipelineRecord, StageMerge } from "@/lib/domain/pipelines/schema";
import { updatePipeline } from "@/lib/domain/pipelines/update-pipeline";

/**
 * Adds a stage to a pipeline; `ifMatch` lists the versions that the pipeline may have. Throws as `updatePipeline` does, with issues named by the stage's own
 * fields.
 */
export function addStage(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  pipelineId: string,
  stage: StageMerge,
  ifMatch?: IfMatch,
): Promise<PipelineRecord> {
  return asOneStage(() => updatePipeline(actor, pipelineId, { stages: [stage] }, ifMatch));
}

/**
 * Changes or removes a stage of a pipeline. Throws `not_found` for a stage of another pipeline,
 * else as `addStage`.
 */
export async function changeStage(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  pipelineId: string,
  stageId: string,
  stage: StageMerge,
  ifMatch?: IfMatch,
): Promise<PipelineRecord> {
  const id = stageId.toLowerCase();
  const { stages } = await findPipeline(actor, pipelineId);
  if (!stages.some((each) => each.id === id)) throw notFound();
  return asOneStage(() =>
    updatePipeline(actor, pipelineId, { stages: [{ ...stage, id }] }, ifMatch),
  );
}

async function asOneStage(work: () => Promise<PipelineRecord>): Promise<PipelineRecord> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || !error.extra.issues) throw error;
    const issues = error.extra.issues.map(({ field, message }) => ({
      field: field.replace(/^stages(\[0\])?\./, ""),
      message,
    }));
    if (issues.some(({ field }) => field === "id")) throw notFound();
    throw invalid(...issues);
  }
}
