import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { Reply } from "@/lib/http/reply";

/** Returns a pipeline in the form of the CRM API (docs/api.md 3.2). */
export function toPipeline({
  is_archived: _archived,
  created_by_user_id: _creator,
  ...pipeline
}: PipelineRecord) {
  return pipeline;
}

/** Returns the reply with a pipeline, and its version as `ETag`. */
export function pipelineReply(status: number, pipeline: PipelineRecord): Reply {
  return new Reply(
    status,
    { pipeline: toPipeline(pipeline) },
    { ETag: `"${pipeline.lock_version}"` },
  );
}
