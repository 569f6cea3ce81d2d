"use client";

import clsx from "clsx";
import * as Radix from "radix-ui/dialog";
import type { ReactNode } from "react";
import { preventDismissOnListbox, preventDismissOnToasts } from "./prevent-dismiss";
import { useReturnFocus } from "./use-return-focus";

type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  side?: "right" | "left";
  className?: string;
  onOpenAutoFocus?: (event: Event) => void;
  onCloseAutoFocus?: (event: Event) => void;
  children: ReactNode;
};

/**
 * A modal panel at an edge of the window, full width on a phone. Esc or a click outside closes it.
 * Needs a `SheetTitle`.
 */
export function Sheet({
  open,
  onOpenChange,
  side = "right",
  className,
  children,
  onOpenAutoFocus,
  onCloseAutoFocus,
}: SheetProps) {
  const returnFocus = useReturnFocus(open, onCloseAutoFocus);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={onOpenAutoFocus}
          onCloseAutoFocus={returnFocus}
          onInteractOutside={preventDismissOnToasts}
          onEscapeKeyDown={preventDismissOnListbox}
          className={clsx(
            "fixed inset-y-0 z-50 flex w-full flex-col bg-raised shadow-overlay outline-none",
            side === "right"
              ? "right-0 border-l sm:max-w-xl motion-safe:animate-slide-in"
              : "left-0 max-w-72 border-r motion-safe:animate-slide-in-left",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The hidden title of the sheet, for assistive technology. */
export function SheetTitle({ children }: { children: ReactNode }) {
  return <Radix.Title className="sr-only">{children}</Radix.Title>;
}
