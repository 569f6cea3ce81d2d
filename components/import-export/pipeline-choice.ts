import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

/** A pipeline as these screens offer it. */
export type PipelineChoice = Pick<
  PipelineRecord,
  "id" | "name" | "is_default" | "is_active" | "opportunities_count"
>;
