import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

/**
 * Groups pipelines into shared ones, the user's own and those of other members; leaves empty groups
 * out.
 */
export function groupForSettings(pipelines: PipelineRecord[], userId: string) {
  return [
    { key: "shared", name: "Shared", pipelines: pipelines.filter(({ is_shared }) => is_shared) },
    { key: "own", name: "Yours", pipelines: pipelines.filter(({ user_id }) => user_id === userId) },
    {
      key: "others",
      name: "Other members’",
      pipelines: pipelines.filter(({ is_shared, user_id }) => !is_shared && user_id !== userId),
    },
  ].filter((group) => group.pipelines.length > 0);
}
