import clsx from "clsx";
import { Button } from "@/components/ui/button";
import { type ChangedRecord, useLastAuthor } from "./use-last-author";

/** One changed field in display form; an empty value is null. */
export type ChangeLine = {
  field: string;
  label: string;
  before: string | null;
  after: string | null;
};

type ConflictNoticeProps = {
  /** Without `carryOver`, the edits cannot be put on top of the newer version. */
  form: { carryOver?: () => void; discard: () => void };
  /** The name of the user who saved first, if it is known. */
  by?: string;
  /** The newer version; without `by`, its history tells who saved it. */
  newer?: ChangedRecord;
  /** What the other user changed. */
  changes?: ChangeLine[];
  /** The fields that this user has changed, too. */
  mine?: ReadonlySet<string>;
  className?: string;
};

/**
 * Another user saved first: shows what they changed, which of it was edited here, and both ways on.
 */
export function ConflictNotice({
  form,
  by,
  newer,
  changes,
  mine,
  className = "mb-4",
}: ConflictNoticeProps) {
  const author = useLastAuthor(by === undefined ? newer : undefined);
  return (
    <div
      role="alert"
      className={clsx("rounded-lg border border-line bg-warning-soft p-3 text-ink", className)}
    >
      <p className="font-semibold text-warning-ink">
        {by ?? author ?? "Somebody"} changed this while you were editing
      </p>
      <ul className="mt-1.5 flex flex-col gap-0.5 empty:hidden">
        {changes?.map(({ field, label, before, after }) => (
          <li key={field} className="break-words">
            <span className="text-ink-muted">{label}:</span> {before ?? "nothing"} →{" "}
            {after ?? "nothing"}
            {mine?.has(field) && (
              <span className="font-medium text-warning-ink"> (you changed it too)</span>
            )}
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        {form.carryOver && (
          <Button variant="primary" size="sm" onClick={form.carryOver}>
            Keep my changes
          </Button>
        )}
        <Button size="sm" onClick={form.discard}>
          Use theirs
        </Button>
      </div>
    </div>
  );
}
