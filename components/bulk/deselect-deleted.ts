import { deselect } from "@/components/selection/selection";
import { followChanges } from "@/lib/client/event-stream";
import { subscribe } from "@/lib/client/opportunity-events";

/**
 * Deselects every opportunity that is deleted from now on, by this window or another user. Returns
 * a function that stops.
 */
export function deselectDeleted(): () => void {
  const stopOwn = subscribe(({ kind, opportunity }) => {
    if (kind === "deleted") deselect([opportunity.id]);
  });
  const stopLive = followChanges(undefined, {
    onChange: ({ record_type, record_id, record }) => {
      if (record_type === "opportunity" && record === null) deselect([record_id]);
    },
    onReset: () => {},
  });
  return () => {
    stopOwn();
    stopLive();
  };
}
