import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { crmRequest } from "./crm-request";

// Pipelines over the CRM API (api.md 3.3). Everything here throws `ApiError`.

/** All pipelines of the organization, and the one the user starts on. */
export function listPipelines(): Promise<{ pipelines: PipelineRecord[]; default_pipeline_id: string }> {
  return crmRequest("GET", "/opportunity_pipelines");
}

/** Makes it the pipeline that the signed-in user starts on. */
export function setDefaultPipeline(id: string): Promise<{ default_pipeline_id: string }> {
  return crmRequest("POST", `/opportunity_pipelines/${encodeURIComponent(id)}/set_default`);
}
