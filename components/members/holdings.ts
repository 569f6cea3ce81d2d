import type { MemberDetails } from "@/lib/domain/members/schema";
import { formatMoney, formatNumber } from "@/lib/format";

/**
 * The amounts of a member's open opportunities by currency: `$12,500 · €300`; empty without any.
 */
export function openAmounts({ open_amounts }: Pick<MemberDetails, "open_amounts">): string {
  return open_amounts.map(({ currency, amount }) => formatMoney(amount, currency)).join(" · ");
}

/** A number of opportunities in words: `1 open opportunity`, `1,204 opportunities`. */
export function countOpportunities(count: number, kind = ""): string {
  return `${formatNumber(count)} ${kind}${kind && " "}${count === 1 ? "opportunity" : "opportunities"}`;
}
