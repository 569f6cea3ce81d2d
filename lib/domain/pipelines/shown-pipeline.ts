import type { PipelineRecord } from "./schema";

/** A pipeline in the form of docs/api.md 3.2, without the two members that only the Deals API shows. */
export function shownPipeline({
  is_archived: _archived,
  created_by_user_id: _creator,
  ...pipeline
}: PipelineRecord) {
  return pipeline;
}
