"use client";

import * as Radix from "radix-ui/popover";
import type { RefObject } from "react";
import type { Amounts } from "@/lib/domain/opportunities/list/schema";
import { formatMoney } from "@/lib/format";

type TotalsNoteProps = {
  anchor: RefObject<HTMLElement | null>;
  amounts: readonly Amounts[];
  onEnter: () => void;
  onLeave: () => void;
  onClose: () => void;
};

/**
 * Shows the amounts of a stage in each currency below its header. Takes no focus; Esc closes it.
 */
export function TotalsNote({ anchor, amounts, onEnter, onLeave, onClose }: TotalsNoteProps) {
  const virtualAnchor = { current: { getBoundingClientRect: () => rectOf(anchor.current) } };
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Anchor virtualRef={virtualAnchor} />
      <Radix.Portal>
        <Radix.Content
          role="tooltip"
          side="bottom"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={keepFocus}
          onCloseAutoFocus={keepFocus}
          onPointerEnter={onEnter}
          onPointerLeave={onLeave}
          className="z-50 max-w-72 rounded border bg-raised px-2 py-1 text-ink text-xs shadow-raised"
        >
          <dl className="grid grid-cols-[auto_auto_auto] gap-x-3 gap-y-0.5 text-right">
            {amounts.map((sum) => (
              <div key={sum.currency} className="contents">
                <dt className="text-left text-ink-muted">{sum.currency}</dt>
                <dd>{formatMoney(sum.amount, sum.currency)}</dd>
                <dd className="text-ink-muted">
                  {formatMoney(sum.weighted_amount, sum.currency)} weighted
                </dd>
              </div>
            ))}
          </dl>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function rectOf(element: Element | null): DOMRect {
  return element?.getBoundingClientRect() ?? new DOMRect();
}

function keepFocus(event: Event) {
  event.preventDefault();
}
