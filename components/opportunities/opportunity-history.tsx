"use client";

import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { ChangeEventRecord } from "@/lib/domain/changes/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { formatMoment, relativeTime } from "@/lib/format";
import { type ChangeLine, linesOf, type Names, verbOf } from "./change-lines";
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
            <Entry key={event.id} event={event} names={namesFor(opportunity, context, history.links)} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Entry({ event, names }: { event: ChangeEventRecord; names: Names }) {
  const lines = linesOf(event, names);
  const [only] = lines;
  const inSentence = event.action === "update" && lines.length === 1 ? only : undefined;
  return (
    <li className="border-l-2 pl-3">
      <p className="text-ink-muted">
        <span className="font-medium text-ink">{event.actor.name ?? "Somebody"}</span> {verbOf(event)}
        {inSentence && ` ${inSentence.label.toLowerCase()}`}{" "}
        <time
          dateTime={event.created_at}
          title={formatMoment(event.created_at, names.timeZone)}
          className="whitespace-nowrap text-ink-faint text-xs"
        >
          · {relativeTime(event.created_at)}
        </time>
      </p>
      {lines.length > 0 && (
        <ul className="mt-0.5 flex flex-col gap-0.5">
          {lines.map((line) => (
            <Line key={line.field} line={line} withLabel={!inSentence} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Line({ line: { label, before, after }, withLabel }: { line: ChangeLine; withLabel: boolean }) {
  return (
    <li className="line-clamp-3 break-words">
      {withLabel && <span className="text-ink-muted">{label}: </span>}
      {before !== null && (
        <>
          <span className="sr-only">from </span>
          <span className="text-ink-faint line-through decoration-1">{before}</span>{" "}
        </>
      )}
      <span aria-hidden className="text-ink-faint">
        {before !== null && "→ "}
      </span>
      <span className="sr-only">to </span>
      {after ?? <span className="text-ink-muted">nothing</span>}
    </li>
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
