import type { LeadRecord } from "@/lib/domain/leads/schema";

/** Whether a value from an error response is a lead. */
export function isLead(value: unknown): value is LeadRecord {
  return (
    typeof value === "object" && value !== null && "lock_version" in value && "company" in value
  );
}
