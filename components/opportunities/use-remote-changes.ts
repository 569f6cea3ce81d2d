import { useEffect, useState } from "react";
import { followChanges } from "@/lib/client/event-stream";
import { findOpportunity } from "@/lib/client/opportunities";
import type { LiveChange } from "@/lib/domain/live-feed/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

type RemoteChanges = {
  /** The newest version that the server has sent; `undefined` until it sends one. */
  latest: OpportunityRecord | undefined;
  /** The name of the user who saved `latest`, if it is known. */
  latestBy: string | undefined;
  /** The name of the user who deleted the opportunity, if one did. */
  deletedBy: string | undefined;
};

/** Follows the changes that are made to an opportunity elsewhere while it is shown. */
export function useRemoteChanges(id: string): RemoteChanges {
  const [latest, setLatest] = useState<{ record: OpportunityRecord; by?: string }>();
  const [deletedBy, setDeletedBy] = useState<string>();
  useEffect(() => {
    const onChange = ({ record_type, record_id, record, actor }: LiveChange) => {
      if (record_type !== "opportunity" || record_id !== id) return;
      if (isOpportunity(record)) setLatest({ record, by: actor.name ?? undefined });
      setDeletedBy(record === null ? (actor.name ?? "Somebody") : undefined);
    };
    return followChanges(undefined, {
      onChange,
      onReset: () =>
        void findOpportunity(id).then(
          (record) => setLatest({ record }),
          () => undefined,
        ),
    });
  }, [id]);
  return { latest: latest?.record, latestBy: latest?.by, deletedBy };
}

function isOpportunity(
  record: LiveChange["record"],
): record is OpportunityRecord & Record<string, unknown> {
  return record !== null && "stage_position" in record && "lock_version" in record;
}
