import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import { formatMoney, formatNumber } from "@/lib/format";

type TableTotalsProps = { total: OpportunitySummary["total"]; currency: string; span: number };

/** The totals of all pages under the filter, with the organization's currency first. */
export function TableTotals({ total, currency, span }: TableTotalsProps) {
  const amounts = total.amounts.toSorted(
    (a, b) => Number(b.currency === currency) - Number(a.currency === currency),
  );
  return (
    <tr>
      <td colSpan={span} className="sticky bottom-0 z-10 border-t bg-surface p-0">
        <p className="sticky left-0 flex w-fit max-w-[100vw] flex-wrap gap-x-4 px-4 py-2 font-medium">
          <span>
            {formatNumber(total.count)} {total.count === 1 ? "opportunity" : "opportunities"},{" "}
            {formatNumber(total.open_count)} open
          </span>
          {amounts.map(({ currency, amount }) => (
            <span key={currency}>{formatMoney(amount, currency)}</span>
          ))}
        </p>
      </td>
    </tr>
  );
}
