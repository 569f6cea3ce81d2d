"use client";

import { type ComponentProps, type ReactNode, useEffect, useState } from "react";
import { Dialog } from "./dialog";
import { LeaveDialog } from "./leave-dialog";
import { useLeaveGuard } from "./use-leave-guard";

type DraftDialogProps = Omit<ComponentProps<typeof Dialog>, "footer"> & {
  /** Whether something would be lost; by default, whether anything was typed or chosen. */
  isDirty?: boolean;
  /** The buttons; `cancel` closes the dialog after asking. */
  footer: (cancel: () => void) => ReactNode;
};

/**
 * A dialog with a form that is not kept when it closes: Esc, a click outside, Cancel and leaving the
 * page ask before they discard what was typed. Close it after a save by unmounting it or setting
 * `open`.
 */
export function DraftDialog({
  isDirty,
  footer,
  open,
  onOpenChange,
  children,
  ...dialog
}: DraftDialogProps) {
  const [wasTyped, setTyped] = useState(false);
  const wouldLose = open && (isDirty ?? wasTyped);
  const guard = useLeaveGuard(wouldLose, () => setTyped(false));
  const close = () => (wouldLose ? guard.ask(() => onOpenChange(false)) : onOpenChange(false));

  useEffect(() => {
    if (!open) setTyped(false);
  }, [open]);

  return (
    <>
      <Dialog
        {...dialog}
        open={open}
        onOpenChange={(isOpen) => (isOpen ? onOpenChange(true) : close())}
        footer={footer(close)}
      >
        <div className="contents" onInput={() => setTyped(true)}>
          {children}
        </div>
      </Dialog>
      <LeaveDialog open={guard.isAsking} onStay={guard.stay} onLeave={guard.leave} />
    </>
  );
}
