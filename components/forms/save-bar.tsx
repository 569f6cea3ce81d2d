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
};

/** Saves or discards the edits of a form; shown at its bottom while there are any. */
export function SaveBar({ form, formId }: SaveBarProps) {
  const { errors, refusal, newer, isSaving, changed } = form;
  const wrong = Object.keys(errors).length;
  const hint =
    wrong > 0
      ? `${wrong === 1 ? "One field needs" : `${wrong} fields need`} your attention`
      : "Unsaved changes";
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t bg-raised px-4 py-3">
      <p
        role="status"
        className={refusal || wrong > 0 ? "mr-auto text-danger-ink" : "mr-auto text-ink-muted"}
      >
        {refusal ?? hint}
      </p>
      <Button onClick={form.discard}>Discard</Button>
      <Button
        type="submit"
        form={formId}
        variant="primary"
        busy={isSaving}
        disabled={newer !== undefined || changed.length === 0}
      >
        Save
      </Button>
    </div>
  );
}
