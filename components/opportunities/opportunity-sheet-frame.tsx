"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { confirmLeave } from "@/components/ui/confirm-leave";
import { Sheet } from "@/components/ui/sheet";

type SheetFrame = {
  /** Goes back; asks first if there are unsaved edits. */
  close: () => void;
  /** Goes back without asking. */
  leave: () => void;
  /** Shows another opportunity in the sheet; back still closes the sheet. */
  show: (publicId: string) => void;
};

const SheetFrameContext = createContext<SheetFrame | null>(null);

/**
 * The sheet as a route over the board: a skeleton, the opportunity or an error. Closing it goes
 * back.
 */
export function OpportunitySheetFrame({ children }: { children: ReactNode }) {
  const router = useRouter();
  const leave = useCallback(() => router.back(), [router]);
  const close = useCallback(() => confirmLeave(leave), [leave]);
  const show = useCallback(
    (publicId: string) => router.replace(`/crm/opportunities/${publicId}`, { scroll: false }),
    [router],
  );
  const frame = useMemo(() => ({ close, leave, show }), [close, leave, show]);

  return (
    <SheetFrameContext value={frame}>
      <Sheet open onOpenChange={close} onOpenAutoFocus={focusPanel} className="xl:max-w-[58rem]">
        {children}
      </Sheet>
    </SheetFrameContext>
  );
}

/** Returns the actions of the surrounding sheet. Throws outside of one. */
export function useSheetFrame(): SheetFrame {
  const frame = useContext(SheetFrameContext);
  if (!frame) throw new Error("useSheetFrame needs an OpportunitySheetFrame around it");
  return frame;
}

// Focuses the panel instead of its first field, so that a phone does not open its keyboard.
function focusPanel(event: Event) {
  event.preventDefault();
  if (event.target instanceof HTMLElement) event.target.focus();
}
