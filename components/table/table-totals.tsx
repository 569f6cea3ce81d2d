import { formatMoney, formatNumber } from "@/lib/format";
import type { StatusTotals } from "./amounts-by-status";

type TableTotalsProps = {
  /** The number of all opportunities under the filter. */
  count: number;
  totals: readonly StatusTotals[];
  /** The number of rows that are loaded, and so can be printed. */
  loaded: number;
  span: number;
};

/** The totals of all pages under the filter: open, won and lost apart from each other. */
export function TableTotals({ count, totals, loaded, span }: TableTotalsProps) {
  return (
    <tr>
      <td colSpan={span} className="sticky bottom-0 z-10 border-t bg-surface p-0">
        <p className="sticky left-0 flex w-fit max-w-[100vw] flex-wrap gap-x-6 gap-y-1 px-4 py-2">
          <span className="font-medium">{inWords(count, totals)}</span>
          {totals.map(({ status, amounts }) =>
            amounts.length === 0 ? null : (
              <span key={status}>
                <span className="text-ink-muted">{NAMES[status]} </span>
                <span className="font-medium">
                  {amounts.map(({ amount, currency }) => formatMoney(amount, currency)).join(" · ")}
                </span>
              </span>
            ),
          )}
          {loaded < count && (
            <span className="hidden print:inline">
              The first {formatNumber(loaded)} are printed. Scroll to the end to print all.
            </span>
          )}
        </p>
      </td>
    </tr>
  );
}

const NAMES = { open: "Open", won: "Won", lost: "Lost" };

function inWords(count: number, totals: readonly StatusTotals[]): string {
  const all = `${formatNumber(count)} ${count === 1 ? "opportunity" : "opportunities"}`;
  return [all, ...totals.map((some) => `${formatNumber(some.count)} ${some.status}`)].join(", ");
}
