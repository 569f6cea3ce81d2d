import type { OpportunityChangeEvent } from "@/lib/client/opportunity-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

/** Appends a page. A row that has moved to that page since is kept once. */
export function appendPage(
  rows: OpportunityRecord[],
  page: OpportunityRecord[],
): OpportunityRecord[] {
  const known = new Set(rows.map(({ id }) => id));
  return [...rows, ...page.filter(({ id }) => !known.has(id))];
}

/**
 * Applies a change of this window to the rows. A new opportunity becomes the first row, one that
 * left the pipeline is removed, a moved one keeps its row until the list is reloaded, and an edited
 * one that is not loaded stays so.
 */
export function applyChange(
  rows: OpportunityRecord[],
  { kind, opportunity }: OpportunityChangeEvent,
  pipelineId: string,
) {
  const others = rows.filter(({ id }) => id !== opportunity.id);
  if (kind === "deleted" || opportunity.pipeline_id !== pipelineId) return others;
  if (others.length === rows.length) return kind === "updated" ? rows : [opportunity, ...rows];
  return rows.map((row) => (row.id === opportunity.id ? opportunity : row));
}
