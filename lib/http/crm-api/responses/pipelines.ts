import { z } from "zod";
import { PipelineRecord } from "@/lib/domain/pipelines/record";
import { Count, Id } from "@/lib/domain/response-fields";

/** A pipeline of the CRM API (docs/api.md 3.2). */
export const CrmPipeline = PipelineRecord.omit({ is_archived: true, created_by_user_id: true });

export const PipelineResponse = z.strictObject({ pipeline: CrmPipeline });

/** The response of `GET /opportunity_pipelines` (docs/api.md 3.3). */
export const PipelineListResponse = z.strictObject({
  pipelines: z.array(CrmPipeline),
  default_pipeline_id: Id,
  total_count: Count,
});

export const ReorderedPipelinesResponse = z.strictObject({ pipelines: z.array(CrmPipeline) });

export const DefaultPipelineResponse = z.strictObject({ default_pipeline_id: Id });

/**
 * The response of `POST /opportunity_pipelines/:id/move_and_delete`: the target, and the number of
 * moved opportunities.
 */
export const MoveAndDeleteResponse = z.strictObject({ pipeline_id: Id, moved: Count });
