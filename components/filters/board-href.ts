import type { BoardFilter } from "@/lib/client/opportunities";

/**
 * Returns the address of a pipeline's opportunities in a view under a filter. It names the pipeline,
 * so it does not depend on the user's default.
 */
export function boardHref({
  pipelineId,
  view,
  filter = {},
}: {
  pipelineId: string;
  view: "board" | "table";
  filter?: BoardFilter;
}): string {
  const parameters = new URLSearchParams({ pipeline: pipelineId });
  if (view === "table") parameters.set("view", view);
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== "") parameters.set(name, String(value));
  }
  return `/crm/opportunities?${parameters}`;
}
