import type { FieldIssue } from "@/lib/domain/errors";
import type { LeadStatus } from "./schema";

/** What forbids giving a lead this status by hand: converting does it, once and for good. `before` is null for a new lead. */
export function statusIssues(
  before: LeadStatus | null,
  status: LeadStatus | undefined,
): FieldIssue[] {
  if (status === undefined || status === before) return [];
  if (status === "converted")
    return [{ field: "status", message: "becomes converted only by converting the lead" }];
  return before === "converted" ? [{ field: "status", message: "stays converted" }] : [];
}
