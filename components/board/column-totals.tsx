"use client";

import { Tooltip } from "@/components/ui/tooltip";
import type { Amounts } from "@/lib/domain/opportunities/schema";
import { formatMoney, formatMoneyShort } from "@/lib/format";
import { useBoardModel } from "./board-context";

/** A stage's amount and weighted amount; every currency by itself on hover and focus. */
export function ColumnTotals({ amounts }: { amounts: readonly Amounts[] }) {
  const { currency } = useBoardModel();
  const none: Amounts = { currency, amount: "0.00", weighted_amount: "0.00" };
  const main = amounts.find((sum) => sum.currency === currency) ?? amounts[0] ?? none;
  const others = amounts.filter((sum) => sum !== main);
  const all = [main, ...others];
  return (
    <Tooltip side="bottom" content={<Split amounts={all} />}>
      <button
        type="button"
        aria-label={all.map(inWords).join("; ")}
        className="-mx-1 flex h-5 max-w-full cursor-default items-center gap-1.5 whitespace-nowrap rounded px-1 text-xs pointer-coarse:h-11"
      >
        <span className="font-medium text-ink">{formatMoneyShort(main.amount, main.currency)}</span>
        {others.length > 0 && <span className="text-ink-muted">+{others.length}</span>}
        <span className="truncate text-ink-muted">
          {formatMoneyShort(wholeUnits(main.weighted_amount), main.currency)} weighted
        </span>
      </button>
    </Tooltip>
  );
}

function Split({ amounts }: { amounts: readonly Amounts[] }) {
  return (
    <dl className="grid grid-cols-[auto_auto_auto] gap-x-3 gap-y-0.5 text-right">
      {amounts.map((sum) => (
        <div key={sum.currency} className="contents">
          <dt className="text-left text-ink-muted">{sum.currency}</dt>
          <dd>{formatMoney(sum.amount, sum.currency)}</dd>
          <dd className="text-ink-muted">{formatMoney(sum.weighted_amount, sum.currency)} weighted</dd>
        </div>
      ))}
    </dl>
  );
}

/** Cents of a weighted amount are noise in a header; the split and screen readers have them. */
function wholeUnits(amount: string): string {
  return amount.replace(/\.\d+$/, "");
}

function inWords({ currency, amount, weighted_amount }: Amounts): string {
  return `${formatMoney(amount, currency)}, weighted ${formatMoney(weighted_amount, currency)}`;
}
