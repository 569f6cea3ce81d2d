import type { Amounts } from "@/lib/domain/opportunities/list/schema";
import { formatMoney, formatNumber } from "@/lib/format";

/** How many opportunities: `1 opportunity`, `1,204 opportunities`. */
export function countOpportunities(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? "opportunity" : "opportunities"}`;
}

/** What opportunities are worth, by currency: `$12,500 and €3,000`; empty when they are worth nothing. */
export function sumAmounts(amounts: Amounts[]): string {
  const sums = amounts
    .filter(({ amount }) => /[1-9]/.test(amount))
    .map(({ amount, currency }) => formatMoney(amount, currency));
  return new Intl.ListFormat("en-US", { type: "conjunction" }).format(sums);
}
