import type { BoardFilter } from "@/lib/client/opportunities";

/** The address of the opportunities as a link shows them to anybody: pipeline, view and filter. */
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
