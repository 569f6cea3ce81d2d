import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

/** Shared pipelines, one's own, other members'; empty groups are left out. */
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
