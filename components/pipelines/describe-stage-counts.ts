import type { Amounts } from "@/lib/domain/opportunities/list/schema";
import { formatMoney, formatNumber } from "@/lib/format";

/** A number of opportunities in words: `1 opportunity`, `1,204 opportunities`. */
export function countOpportunities(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? "opportunity" : "opportunities"}`;
}

/** The amounts of opportunities by currency: `$12,500 · €3,000`; empty if all are zero. */
export function sumAmounts(amounts: Amounts[]): string {
  return amounts
    .filter(({ amount }) => /[1-9]/.test(amount))
    .map(({ amount, currency }) => formatMoney(amount, currency))
    .join(" · ");
}
