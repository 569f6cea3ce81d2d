import type { LeadRecord } from "@/lib/domain/leads/schema";

/** Whether a member of a refusal is the lead as it now is. */
export function isLead(value: unknown): value is LeadRecord {
  return (
    typeof value === "object" && value !== null && "lock_version" in value && "company" in value
  );
}
