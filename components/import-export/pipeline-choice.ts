import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

/** A pipeline in the selects of these screens. */
export type PipelineChoice = Pick<
  PipelineRecord,
  "id" | "name" | "is_default" | "is_active" | "opportunities_count"
>;
