import clsx from "clsx";
import { Button } from "@/components/ui/button";

type SaveBarProps = {
  form: {
    errors: Record<string, string>;
    refusal?: string;
    newer?: unknown;
    isSaving: boolean;
    changed: readonly string[];
    discard: () => void;
  };
  /** The id of the form to submit if the bar is outside of it. */
  formId?: string;
  /** Shows the bar without anything to save, too. */
  isPermanent?: boolean;
  className?: string;
};

/** Saves or discards the edits of a form; shown at its bottom while there are any. */
export function SaveBar({
  form,
  formId,
  isPermanent = false,
  className = "shrink-0 bg-raised px-4",
}: SaveBarProps) {
  const { errors, refusal, newer, isSaving, changed } = form;
  const wrong = Object.keys(errors).length;
  const isFaulty = wrong > 0 || Boolean(refusal);
  const isDirty = changed.length > 0;
  if (!isDirty && !isFaulty && !isPermanent) return null;
  return (
    <div className={clsx("flex flex-wrap items-center justify-end gap-2 border-t py-3", className)}>
      <p role="status" className={clsx("mr-auto", isFaulty ? "text-danger-ink" : "text-ink-muted")}>
        {refusal ?? hint(wrong, isDirty)}
      </p>
      <Button onClick={form.discard} disabled={!isDirty && !isFaulty}>
        Discard
      </Button>
      <Button
        type="submit"
        form={formId}
        variant="primary"
        busy={isSaving}
        disabled={newer !== undefined || !isDirty}
      >
        Save
      </Button>
    </div>
  );
}

function hint(wrong: number, isDirty: boolean): string {
  if (wrong > 0)
    return `${wrong === 1 ? "One field needs" : `${wrong} fields need`} your attention`;
  return isDirty ? "Unsaved changes" : "";
}
