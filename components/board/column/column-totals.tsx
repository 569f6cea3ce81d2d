"use client";

import { useRef } from "react";
import { useBoardModel } from "@/components/board/sync/board-context";
import { useHoverNote } from "@/components/ui/use-hover-note";
import { useLazyComponent } from "@/components/ui/use-lazy-component";
import type { Amounts } from "@/lib/domain/opportunities/list/schema";
import { formatMoney, formatMoneyShort } from "@/lib/format";

const load = () => import("./totals-note").then((module) => module.TotalsNote);

/**
 * Shows a stage's amount and weighted amount, and on hover or focus the amounts of each currency.
 */
export function ColumnTotals({ amounts }: { amounts: readonly Amounts[] }) {
  const { currency } = useBoardModel();
  const [Note, loadNote] = useLazyComponent(load);
  const { isShown, come, leave, hide } = useHoverNote();
  const anchor = useRef<HTMLButtonElement>(null);
  const none: Amounts = { currency, amount: "0.00", weighted_amount: "0.00" };
  const main = amounts.find((sum) => sum.currency === currency) ?? amounts[0] ?? none;
  const others = amounts.filter((sum) => sum !== main);
  const all = [main, ...others];
  const approach = () => {
    loadNote();
    come();
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        aria-label={all.map(inWords).join(" · ")}
        onPointerEnter={approach}
        onPointerLeave={leave}
        onFocus={approach}
        onBlur={leave}
        className="-mx-1 flex h-5 max-w-full cursor-default items-center gap-1.5 whitespace-nowrap rounded px-1 text-xs pointer-coarse:h-11"
      >
        <span className="font-medium text-ink">{formatMoneyShort(main.amount, main.currency)}</span>
        {others.length > 0 && <span className="text-ink-muted">+{others.length}</span>}
        <span className="truncate text-ink-muted">
          {formatMoneyShort(wholeUnits(main.weighted_amount), main.currency)} weighted
        </span>
      </button>
      {isShown && Note && (
        <Note {...{ anchor, amounts: all }} onEnter={come} onLeave={leave} onClose={hide} />
      )}
    </>
  );
}

/**
 * Drops the cents of a weighted amount, which are noise in a header; the note and screen readers
 * have them.
 */
function wholeUnits(amount: string): string {
  return amount.replace(/\.\d+$/, "");
}

function inWords({ currency, amount, weighted_amount }: Amounts): string {
  return `${formatMoney(amount, currency)}, weighted ${formatMoney(weighted_amount, currency)}`;
}
