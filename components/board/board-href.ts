/** The address of the opportunities as a link shows them to anybody: pipeline, view and search. */
export function boardHref({
  pipelineId,
  view,
  q,
}: {
  pipelineId: string;
  view: "board" | "table";
  q?: string;
}): string {
  const parameters = new URLSearchParams({ pipeline: pipelineId });
  if (view === "table") parameters.set("view", view);
  if (q) parameters.set("q", q);
  return `/crm/opportunities?${parameters}`;
}
