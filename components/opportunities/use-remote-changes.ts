import { useEffect, useState } from "react";
import { followChanges } from "@/lib/client/event-stream";
import { findOpportunity } from "@/lib/client/opportunities";
import type { LiveChange } from "@/lib/domain/live-feed/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

export type RemoteChanges = {
  /** The record as the server last told it; undefined until it tells. */
  latest: OpportunityRecord | undefined;
  /** Who deleted it, where somebody did. */
  deletedBy: string | undefined;
};

/** What becomes of an opportunity elsewhere while it is shown. */
export function useRemoteChanges(id: string): RemoteChanges {
  const [latest, setLatest] = useState<OpportunityRecord>();
  const [deletedBy, setDeletedBy] = useState<string>();
  useEffect(() => {
    const onChange = ({ record_type, record_id, record, actor }: LiveChange) => {
      if (record_type !== "opportunity" || record_id !== id) return;
      if (isOpportunity(record)) setLatest(record);
      setDeletedBy(record === null ? (actor.name ?? "Somebody") : undefined);
    };
    return followChanges(undefined, {
      onChange,
      onReset: () => void findOpportunity(id).then(setLatest, () => undefined),
    });
  }, [id]);
  return { latest, deletedBy };
}

function isOpportunity(
  record: LiveChange["record"],
): record is OpportunityRecord & Record<string, unknown> {
  return record !== null && "stage_position" in record && "lock_version" in record;
}
