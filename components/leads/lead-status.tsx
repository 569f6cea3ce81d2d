import { Badge } from "@/components/ui/badge";
import type { LeadStatus } from "@/lib/domain/leads/schema";

export const STATUS_NAMES: Record<LeadStatus, string> = {
  new: "New",
  working: "Working",
  qualified: "Qualified",
  unqualified: "Unqualified",
  converted: "Converted",
};

const TONES = {
  new: "accent",
  working: "warning",
  qualified: "success",
  unqualified: "neutral",
  converted: "neutral",
} as const;

/** The status of a lead as a badge. */
export function LeadStatusBadge({ status }: { status: LeadStatus }) {
  return <Badge tone={TONES[status]}>{STATUS_NAMES[status]}</Badge>;
}
