import type { z } from "zod";
import type { PipelineRecord, UpdatePipeline } from "@/lib/domain/pipelines/schema";
import { crmRequest } from "./crm-request";

// Requests for pipelines (docs/api.md 3.3). Each throws `ApiError`.

/**
 * A complete edit: the given fields change, and `stages` is the complete list; one with `_destroy`
 * is removed.
 */
export type PipelineChange = z.input<typeof UpdatePipeline>;

/** Returns all pipelines of the organization and the user's default. */
export function listPipelines(): Promise<{
  pipelines: PipelineRecord[];
  default_pipeline_id: string;
}> {
  return crmRequest("GET", "/opportunity_pipelines");
}

export async function findPipeline(id: string): Promise<PipelineRecord> {
  return unwrap(await crmRequest("GET", path(id)));
}

/** Creates a shared or personal pipeline with the stages of the organization's default. */
export async function createPipeline(pipeline: {
  name: string;
  is_shared: boolean;
}): Promise<PipelineRecord> {
  return unwrap(await crmRequest("POST", "/opportunity_pipelines", { body: { pipeline } }));
}

/** Creates a copy of a pipeline with its stages, without opportunities. */
export async function duplicatePipeline(id: string, name: string): Promise<PipelineRecord> {
  return unwrap(
    await crmRequest("POST", `${path(id)}/duplicate`, { body: { pipeline: { name } } }),
  );
}

/**
 * Saves a complete edit. Throws `stale`, 412, with the current pipeline if it is newer than version
 * `ifMatch`.
 */
export async function savePipeline(
  id: string,
  pipeline: PipelineChange,
  ifMatch: number,
): Promise<PipelineRecord> {
  return unwrap(await crmRequest("PUT", path(id), { body: { pipeline }, ifMatch }));
}

/** Deletes an empty pipeline. Throws `pipeline_not_empty`, 409, if it has opportunities. */
export function deletePipeline(id: string, ifMatch: number): Promise<void> {
  return crmRequest("DELETE", path(id), { ifMatch });
}

/** Moves the opportunities of a pipeline to another one, stage by stage, and deletes it. */
export function moveAndDeletePipeline(id: string, pipeline_id: string): Promise<{ moved: number }> {
  return crmRequest("POST", `${path(id)}/move_and_delete`, { body: { pipeline_id } });
}

/** Makes a pipeline the default of the signed-in user. */
export function setDefaultPipeline(id: string): Promise<{ default_pipeline_id: string }> {
  return crmRequest("POST", `${path(id)}/set_default`, { isRepeatable: true });
}

/**
 * Makes a pipeline the organization's default; `add_unassigned_stage` adds the required open
 * Unassigned stage.
 */
export async function setOrganizationDefault(
  id: string,
  add_unassigned_stage: boolean,
): Promise<PipelineRecord> {
  return unwrap(
    await crmRequest("POST", `${path(id)}/set_organization_default`, {
      body: { add_unassigned_stage },
    }),
  );
}

/** Reorders the given pipelines among the positions they have in the list. */
export function reorderPipelines(ordered_ids: string[]): Promise<{ pipelines: PipelineRecord[] }> {
  return crmRequest("POST", "/opportunity_pipelines/reorder", {
    body: { ordered_ids },
    isRepeatable: true,
  });
}

function unwrap({ pipeline }: { pipeline: PipelineRecord }): PipelineRecord {
  return pipeline;
}

function path(id: string): string {
  return `/opportunity_pipelines/${encodeURIComponent(id)}`;
}
