import type { FieldIssue } from "@/lib/domain/errors";

export const LEAD_STATUSES = ["new", "working", "qualified", "unqualified", "converted"] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/**
 * Returns the issues of setting this status by hand: only a conversion makes a lead `converted`, and
 * it stays so. `before` is null for a new lead.
 */
export function statusIssues(
  before: LeadStatus | null,
  status: LeadStatus | undefined,
): FieldIssue[] {
  if (status === undefined || status === before) return [];
  if (status === "converted")
    return [{ field: "status", message: "becomes converted only by converting the lead" }];
  return before === "converted" ? [{ field: "status", message: "stays converted" }] : [];
}
