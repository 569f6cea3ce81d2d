import { z } from "zod";
import { Count, Id } from "@/lib/domain/response-fields";
import { PipelineRecord } from "@/lib/http/records";

export const PipelineResponse = z.strictObject({ pipeline: PipelineRecord });

/** The response of `GET /opportunity_pipelines` (docs/api.md 3.3). */
export const PipelineListResponse = z.strictObject({
  pipelines: z.array(PipelineRecord),
  default_pipeline_id: Id,
  total_count: Count,
});

export const ReorderedPipelinesResponse = z.strictObject({ pipelines: z.array(PipelineRecord) });

export const DefaultPipelineResponse = z.strictObject({ default_pipeline_id: Id });

/** The response of `POST /opportunity_pipelines/:id/move_and_delete`: the target, and the number of moved opportunities. */
export const MoveAndDeleteResponse = z.strictObject({ pipeline_id: Id, moved: Count });
