import { forget } from "@/components/selection/selection";
import { followChanges } from "@/lib/client/event-stream";
import { subscribe } from "@/lib/client/opportunity-events";

/** Takes out of the selection whatever is deleted from now on, in this window or by anybody else. Answers how to stop. */
export function forgetDeleted(): () => void {
  const stopOwn = subscribe(({ kind, opportunity }) => {
    if (kind === "deleted") forget([opportunity.id]);
  });
  const stopLive = followChanges(undefined, {
    onChange: ({ record_type, record_id, record }) => {
      if (record_type === "opportunity" && record === null) forget([record_id]);
    },
    onReset: () => {},
  });
  return () => {
    stopOwn();
    stopLive();
  };
}
