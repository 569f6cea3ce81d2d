import type { OpportunityChangeEvent } from "@/lib/client/opportunity-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

/** The rows after one more page; a row that has moved to a later page meanwhile is shown once. */
export function appendPage(
  rows: OpportunityRecord[],
  page: OpportunityRecord[],
): OpportunityRecord[] {
  const known = new Set(rows.map(({ id }) => id));
  return [...rows, ...page.filter(({ id }) => !known.has(id))];
}

/**
 * The rows after something was done in this window. What moved to another stage keeps its row until the list is read
 * again, what left the pipeline goes, and what is new stands first, where it is seen.
 */
export function applyChange(
  rows: OpportunityRecord[],
  { kind, opportunity }: OpportunityChangeEvent,
  pipelineId: string,
) {
  const others = rows.filter(({ id }) => id !== opportunity.id);
  if (kind === "deleted" || opportunity.pipeline_id !== pipelineId) return others;
  if (others.length === rows.length) return [opportunity, ...rows];
  return rows.map((row) => (row.id === opportunity.id ? opportunity : row));
}
