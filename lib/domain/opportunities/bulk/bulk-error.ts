import { DomainError, type FieldIssue } from "@/lib/domain/errors";
import type { BulkResult } from "./schema";

/** What is wrong with one of the ids. */
export type BulkError = { index: number; status: 404 | 422; issue: FieldIssue };

/**
 * The refusal of a bulk change: `errors` names every fault once, `results` says of each id what is wrong with it, or
 * that it was not changed because of others.
 */
export function bulkError(
  ids: string[],
  found: ReadonlyMap<string, { id: string; public_id: string }>,
  faults: BulkError[],
): DomainError {
  const byIndex = new Map(faults.map((fault) => [fault.index, fault]));
  const results = ids.map((sent, index): BulkResult => {
    const fault = byIndex.get(index);
    const { id, public_id } = found.get(sent) ?? { id: sent, public_id: null };
    if (!fault)
      return { id, public_id, status: 424, error: "was not changed, because others could not be" };
    return { id, public_id, status: fault.status, error: capitalize(fault.issue) };
  });
  const issues = [...new Map(faults.map(({ issue }) => [capitalize(issue), issue])).values()];
  const detail = `${faults.length} of ${ids.length} opportunities cannot be changed; nothing was`;
  return new DomainError("invalid", detail, { issues, report: { results } });
}

function capitalize({ field, message }: FieldIssue): string {
  return `${field} ${message}`;
}
