"use client";

import { LeaveDialog } from "./leave-dialog";
import { useLeaveGuard } from "./use-leave-guard";

type LeaveGuardProps = {
  when: boolean;
  /** Makes clean what is left without saving. */
  drop: () => void;
};

/** Asks, while `when`, before the page is left: by a link, the command palette, the browser's Back, a reload or closing it. */
export function LeaveGuard({ when, drop }: LeaveGuardProps) {
  const { isAsking, stay, leave } = useLeaveGuard(when, drop);
  return <LeaveDialog open={isAsking} onStay={stay} onLeave={leave} />;
}
