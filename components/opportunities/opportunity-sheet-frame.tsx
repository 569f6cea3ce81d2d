"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef } from "react";
import { Sheet } from "@/components/ui/sheet";

type SheetFrame = {
  /** Goes back to what is behind, unless the guard objects. */
  close: () => void;
  /** Goes back without asking the guard. */
  leave: () => void;
  /** Shows another opportunity in the sheet; going back still leads to what is behind. */
  show: (publicId: string) => void;
  /** Sets what is asked before closing: whether the sheet may close now. Answers how to take it away. */
  setGuard: (mayClose: () => boolean) => () => void;
};

const SheetFrameContext = createContext<SheetFrame | null>(null);

/** The sheet as a route over the board, whatever stands in it: loading, the opportunity, an error. Closing it is going back. */
export function OpportunitySheetFrame({ children }: { children: ReactNode }) {
  const router = useRouter();
  const guard = useRef<() => boolean>(undefined);

  const close = useCallback(() => {
    if (guard.current?.() ?? true) router.back();
  }, [router]);
  const setGuard = useCallback((mayClose: () => boolean) => {
    guard.current = mayClose;
    return () => {
      if (guard.current === mayClose) guard.current = undefined;
    };
  }, []);
  const show = useCallback(
    (publicId: string) => router.replace(`/crm/opportunities/${publicId}`, { scroll: false }),
    [router],
  );
  const frame = useMemo(() => ({ close, leave: () => router.back(), show, setGuard }), [close, router, show, setGuard]);

  return (
    <SheetFrameContext value={frame}>
      <Sheet open onOpenChange={close} onOpenAutoFocus={focusPanel} className="xl:max-w-[58rem]">
        {children}
      </Sheet>
    </SheetFrameContext>
  );
}

/** The sheet that the component stands in. */
export function useSheetFrame(): SheetFrame {
  const frame = useContext(SheetFrameContext);
  if (!frame) throw new Error("This stands in no OpportunitySheetFrame");
  return frame;
}

// The panel rather than its first field, so that a phone does not open its keyboard.
function focusPanel(event: Event) {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.focus();
}
