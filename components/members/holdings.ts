import type { HandedOver, MemberDetails } from "@/lib/domain/members/schema";
import { formatMoney, formatNumber } from "@/lib/format";

/**
 * The amounts of a member's open opportunities by currency, the organization's first: `$12,500 · €300`;
 * empty without any.
 */
export function openAmounts({ open_amounts }: Pick<MemberDetails, "open_amounts">): string {
  return open_amounts.map(({ currency, amount }) => formatMoney(amount, currency)).join(" · ");
}

/** Whether a member has what can be reassigned: opportunities or open activities. */
export function hasHoldings({
  opportunities_count,
  open_activities_count,
}: Pick<MemberDetails, "opportunities_count" | "open_activities_count">): boolean {
  return opportunities_count > 0 || open_activities_count > 0;
}

/** A number of activities in words: `1 open activity`. */
export function countOpenActivities(count: number): string {
  return `${formatNumber(count)} open ${count === 1 ? "activity" : "activities"}`;
}

/** What was reassigned, in words: `2 opportunities and 1 open activity`. */
export function countReassigned({
  reassigned,
  reassigned_activities,
}: Pick<HandedOver, "reassigned" | "reassigned_activities">): string {
  const parts = [
    ...(reassigned > 0 || reassigned_activities === 0 ? [countOpportunities(reassigned)] : []),
    ...(reassigned_activities > 0 ? [countOpenActivities(reassigned_activities)] : []),
  ];
  return parts.join(" and ");
}

/** A number of opportunities in words: `1 open opportunity`, `1,204 opportunities`. */
export function countOpportunities(count: number, kind = ""): string {
  return `${formatNumber(count)} ${kind}${kind && " "}${count === 1 ? "opportunity" : "opportunities"}`;
}
