import type { MemberDetails } from "@/lib/domain/members/schema";
import { formatMoney, formatNumber } from "@/lib/format";

/** What a member's open opportunities are worth, each currency by itself: `$12,500 + €300`; empty when nothing. */
export function openAmounts({ open_amounts }: Pick<MemberDetails, "open_amounts">): string {
  return open_amounts.map(({ currency, amount }) => formatMoney(amount, currency)).join(" + ");
}

/** How many opportunities, in words. */
export function countOpportunities(count: number, kind = ""): string {
  return `${formatNumber(count)} ${kind}${kind && " "}${count === 1 ? "opportunity" : "opportunities"}`;
}
