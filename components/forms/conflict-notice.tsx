import { Button } from "@/components/ui/button";

/** One changed field as people read it; nothing before or after reads as null. */
export type ChangeLine = {
  field: string;
  label: string;
  before: string | null;
  after: string | null;
};

type ConflictNoticeProps = {
  form: { carryOver: () => void; discard: () => void };
  /** What the other one changed. */
  changes: ChangeLine[];
  /** The fields that were typed over here. */
  mine: ReadonlySet<string>;
};

/** Somebody saved first: what they changed, which of it was typed over here, and how to go on. */
export function ConflictNotice({ form, changes, mine }: ConflictNoticeProps) {
  return (
    <div role="alert" className="mb-4 rounded-lg border border-line bg-warning-soft p-3 text-ink">
      <p className="font-semibold text-warning-ink">Somebody changed this while you were editing</p>
      <ul className="mt-1.5 flex flex-col gap-0.5">
        {changes.map(({ field, label, before, after }) => (
          <li key={field} className="break-words">
            <span className="text-ink-muted">{label}:</span> {before ?? "nothing"} →{" "}
            {after ?? "nothing"}
            {mine.has(field) && (
              <span className="font-medium text-warning-ink"> (you changed it too)</span>
            )}
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="primary" size="sm" onClick={form.carryOver}>
          Keep what I typed on top
        </Button>
        <Button size="sm" onClick={form.discard}>
          Drop mine, show theirs
        </Button>
      </div>
    </div>
  );
}
