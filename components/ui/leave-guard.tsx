"use client";

import { LeaveDialog } from "./leave-dialog";
import { useLeaveGuard } from "./use-leave-guard";

/** Asks, while `when`, before the page is left: by a link, the browser's Back, a reload or closing it. */
export function LeaveGuard({ when }: { when: boolean }) {
  const { isLeaving, stay, leave } = useLeaveGuard(when);
  return <LeaveDialog open={isLeaving} onStay={stay} onLeave={leave} />;
}
