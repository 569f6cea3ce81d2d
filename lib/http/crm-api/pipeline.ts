import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { shownPipeline } from "@/lib/domain/pipelines/shown-pipeline";
import { etag } from "@/lib/http/etag";
import { Reply } from "@/lib/http/reply";

/** Returns the reply with a pipeline, and its version as `ETag`. */
export function pipelineReply(status: number, pipeline: PipelineRecord): Reply {
  return new Reply(status, { pipeline: shownPipeline(pipeline) }, etag(pipeline));
}
