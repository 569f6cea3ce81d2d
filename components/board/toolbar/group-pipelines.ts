import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

/**
 * Groups pipelines: shared ones, then the user's own. Another member's pipeline is listed only
 * while it is shown. Empty groups are left out.
 */
export function groupPipelines(
  pipelines: readonly PipelineRecord[],
  shown: PipelineRecord,
  userId: string,
) {
  const others = pipelines.filter((pipeline) => !pipeline.is_shared && pipeline.user_id !== userId);
  return [
    { name: "Shared", pipelines: pipelines.filter(({ is_shared }) => is_shared) },
    {
      name: "Yours",
      pipelines: pipelines.filter(({ is_shared, user_id }) => !is_shared && user_id === userId),
    },
    { name: "Another member’s", pipelines: others.filter(({ id }) => id === shown.id) },
  ].filter((group) => group.pipelines.length > 0);
}
