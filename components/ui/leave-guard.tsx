"use client";

import { LeaveDialog } from "./leave-dialog";
import { useLeaveGuard } from "./use-leave-guard";

type LeaveGuardProps = {
  when: boolean;
  /** Discards the unsaved changes. */
  drop: () => void;
};

/**
 * While `when` is true, asks before the page is left by a link, the command palette, the browser's
 * Back, a reload or closing it.
 */
export function LeaveGuard({ when, drop }: LeaveGuardProps) {
  const { isAsking, stay, leave } = useLeaveGuard(when, drop);
  return <LeaveDialog open={isAsking} onStay={stay} onLeave={leave} />;
}
