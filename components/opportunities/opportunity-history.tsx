"use client";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { Names } from "./change-lines";
import { HistoryEntry } from "./history-entry";
import type { OpportunityContext } from "./opportunity-context";
import { useHistory } from "./use-history";

/** Who changed what and when, the newest first. */
export function OpportunityHistory({
  opportunity,
  context,
}: {
  opportunity: OpportunityRecord;
  context: OpportunityContext;
}) {
  const { history, failed, retry } = useHistory(opportunity.id, opportunity.lock_version);
  return (
    <section aria-labelledby="history" aria-busy={!history && !failed} className="min-w-0">
      <h2 id="history" className="mb-2 font-semibold">
        History
      </h2>
      {failed && (
        <div role="alert" className="flex items-center gap-2 text-ink-muted">
          The history could not be loaded.
          <Button size="sm" onClick={retry}>
            Try again
          </Button>
        </div>
      )}
      {!history && !failed && <Loading />}
      {history && (
        <ol className="flex flex-col gap-3">
          {history.events.map((event) => (
            <HistoryEntry key={event.id} event={event} names={namesFor(opportunity, context, history.links)} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Loading() {
  return (
    <div className="flex flex-col gap-3">
      <Skeleton className="h-9" />
      <Skeleton className="h-9 w-4/5" />
    </div>
  );
}

function namesFor(
  opportunity: OpportunityRecord,
  { pipelines, members, timeZone }: OpportunityContext,
  links: Names["links"],
): Names {
  return { pipelines, members, links, currency: opportunity.currency, timeZone };
}
