import { useEffect, useState } from "react";
import { listHistory } from "@/lib/client/change-events";
import type { RecordType } from "@/lib/domain/change-events/schema";

/** A record whose last change somebody else made. */
export type ChangedRecord = { type: RecordType; id: string; lock_version: number };

/**
 * Returns the name of the user who made the last change of a record; undefined while that is not
 * known. Reads the history again when the version changes.
 */
export function useLastAuthor(record: ChangedRecord | undefined): string | undefined {
  const [name, setName] = useState<string>();
  const { type, id, lock_version } = record ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: each version has its own author
  useEffect(() => {
    if (type === undefined || id === undefined) return;
    const reading = new AbortController();
    listHistory(id, reading.signal, type).then(
      (events) => setName(events.at(-1)?.actor.name ?? undefined),
      () => undefined,
    );
    return () => reading.abort();
  }, [type, id, lock_version]);
  return name;
}
