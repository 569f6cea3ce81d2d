import type { ChangeLine } from "@/components/forms/conflict-notice";
import type { ChangeEventRecord } from "@/lib/domain/change-events/schema";
import { formatMoment, relativeTime } from "@/lib/format";
import { linesOf, type Names, verbOf } from "./change-lines";

/** One event: who did what and when, and the old and new value of each changed field. */
export function HistoryEntry({ event, names }: { event: ChangeEventRecord; names: Names }) {
  const lines = linesOf(event, names);
  const [only] = lines;
  const inSentence = event.action === "update" && lines.length === 1 ? only : undefined;
  return (
    <li className="border-l-2 pl-3">
      <p className="text-ink-muted">
        <bdi className="font-medium text-ink">{event.actor.name ?? "Somebody"}</bdi>{" "}
        {verbOf(event, names)}
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

function Line({
  line: { label, before, after },
  withLabel,
}: {
  line: ChangeLine;
  withLabel: boolean;
}) {
  return (
    <li className="line-clamp-3 break-words">
      {withLabel && <span className="text-ink-muted">{label}: </span>}
      {before !== null && (
        <>
          <span className="sr-only">from </span>
          <bdi className="text-ink-faint line-through decoration-1">{before}</bdi>{" "}
        </>
      )}
      <span aria-hidden className="text-ink-faint">
        {before !== null && "→ "}
      </span>
      <span className="sr-only">to </span>
      {after === null ? <span className="text-ink-muted">nothing</span> : <bdi>{after}</bdi>}
    </li>
  );
}
