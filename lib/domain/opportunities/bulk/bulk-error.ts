import { DomainError, type FieldIssue } from "@/lib/domain/errors";
import type { BulkResult } from "./schema";

/** The error of one of the ids. */
export type BulkError = { index: number; status: 404 | 422; issue: FieldIssue };

/**
 * The error of a bulk change: `errors` lists each issue once, `results` has the error of each id, or that
 * it was not changed because of others.
 */
export function bulkError(
  ids: string[],
  found: ReadonlyMap<string, { id: string; public_id: string }>,
  errors: BulkError[],
): DomainError {
  const byIndex = new Map(errors.map((error) => [error.index, error]));
  const results = ids.map((sent, index): BulkResult => {
    const error = byIndex.get(index);
    const { id, public_id } = found.get(sent) ?? { id: sent, public_id: null };
    if (!error)
      return { id, public_id, status: 424, error: "was not changed, because others could not be" };
    return { id, public_id, status: error.status, error: sentence(error.issue) };
  });
  const issues = [...new Map(errors.map(({ issue }) => [sentence(issue), issue])).values()];
  const detail = `${errors.length} of ${ids.length} opportunities cannot be changed; nothing was`;
  return new DomainError("invalid", detail, { issues, report: { results } });
}

function sentence({ field, message }: FieldIssue): string {
  return `${field} ${message}`;
}
