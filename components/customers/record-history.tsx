"use client";

import type { Names } from "@/components/opportunities/change-lines";
import { HistoryEntry } from "@/components/opportunities/history-entry";
import { useHistory } from "@/components/opportunities/use-history";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { CustomerType } from "@/lib/domain/customers/schema";

type RecordHistoryProps = {
  type: CustomerType;
  record: { id: string; lock_version: number };
  members: Names["members"];
  timeZone: string;
};

/** The changes of an account or contact, newest first. */
export function RecordHistory({ type, record, members, timeZone }: RecordHistoryProps) {
  const { history, failed, retry } = useHistory(record.id, record.lock_version, type);
  return (
    <section aria-labelledby="history" aria-busy={!history && !failed} className="min-w-0">
      <h2 id="history" className="mb-2 font-semibold">
        History
      </h2>
      {failed && (
        <div role="alert" className="flex items-center gap-2 text-ink-muted">
          The history couldn’t be loaded.
          <Button size="sm" onClick={retry}>
            Try again
          </Button>
        </div>
      )}
      {!history && !failed && (
        <div className="flex flex-col gap-3">
          <Skeleton className="h-9" />
          <Skeleton className="h-9 w-4/5" />
        </div>
      )}
      {history && (
        <ol className="flex flex-col gap-3">
          {history.events.map((event) => (
            <HistoryEntry
              key={event.id}
              event={event}
              names={{ pipelines: [], members, links: history.links, currency: "", timeZone }}
            />
          ))}
        </ol>
      )}
    </section>
  );
}
