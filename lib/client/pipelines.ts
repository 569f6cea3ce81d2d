import type { z } from "zod";
import type { PipelineRecord, UpdatePipeline } from "@/lib/domain/pipelines/schema";
import { crmRequest } from "./crm-request";

// Pipelines over the CRM API (api.md 3.3). Everything here throws `ApiError`.

/** A whole edit: the sent fields change, and `stages` is the whole list; one with `_destroy` goes. */
export type PipelineChange = z.input<typeof UpdatePipeline>;

/** All pipelines of the organization, and the one the user starts on. */
export function listPipelines(): Promise<{
  pipelines: PipelineRecord[];
  default_pipeline_id: string;
}> {
  return crmRequest("GET", "/opportunity_pipelines");
}

export async function findPipeline(id: string): Promise<PipelineRecord> {
  return unwrap(await crmRequest("GET", path(id)));
}

/** A new pipeline with the stages of the organization's default: everybody's, or one's own. */
export async function createPipeline(pipeline: {
  name: string;
  is_shared: boolean;
}): Promise<PipelineRecord> {
  return unwrap(await crmRequest("POST", "/opportunity_pipelines", { body: { pipeline } }));
}

/** A copy of a pipeline and its stages, without opportunities. */
export async function duplicatePipeline(id: string, name: string): Promise<PipelineRecord> {
  return unwrap(
    await crmRequest("POST", `${path(id)}/duplicate`, { body: { pipeline: { name } } }),
  );
}

/** Saves a whole edit of the version `ifMatch`; a pipeline that was changed since throws `stale`, 412, with it as it is. */
export async function savePipeline(
  id: string,
  pipeline: PipelineChange,
  ifMatch: number,
): Promise<PipelineRecord> {
  return unwrap(await crmRequest("PUT", path(id), { body: { pipeline }, ifMatch }));
}

/** Deletes an empty pipeline; one that holds opportunities throws `pipeline_not_empty`, 409. */
export function deletePipeline(id: string): Promise<void> {
  return crmRequest("DELETE", path(id));
}

/** Moves what a pipeline holds into another, stage by stage, and deletes it. */
export function moveAndDeletePipeline(id: string, pipeline_id: string): Promise<{ moved: number }> {
  return crmRequest("POST", `${path(id)}/move_and_delete`, { body: { pipeline_id } });
}

/** Makes it the pipeline that the signed-in user starts on. */
export function setDefaultPipeline(id: string): Promise<{ default_pipeline_id: string }> {
  return crmRequest("POST", `${path(id)}/set_default`);
}

/** Makes it the organization's default; `add_unassigned_stage` gives it the open Unassigned stage that one needs. */
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

/** Permutes the named pipelines among the places they hold in the list. */
export function reorderPipelines(ordered_ids: string[]): Promise<{ pipelines: PipelineRecord[] }> {
  return crmRequest("POST", "/opportunity_pipelines/reorder", { body: { ordered_ids } });
}

function unwrap({ pipeline }: { pipeline: PipelineRecord }): PipelineRecord {
  return pipeline;
}

function path(id: string): string {
  return `/opportunity_pipelines/${encodeURIComponent(id)}`;
}
