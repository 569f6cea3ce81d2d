import { Button } from "@/components/ui/button";
import type { PipelineForm } from "./use-pipeline-form";

/** The bar at the lower edge while there are unsaved changes. */
export function PipelineSaveBar({ form }: { form: PipelineForm }) {
  const { errors, refusal, isSaving, isDirty } = form;
  const count = Object.keys(errors).length;
  if (!isDirty && count === 0 && !refusal) return null;
  const hint =
    count > 0
      ? `${count === 1 ? "One field needs" : `${count} fields need`} your attention`
      : "Unsaved changes";
  return (
    <div className="-mx-4 -mb-5 md:-mx-8 md:-mb-7 sticky bottom-0 z-20 mt-auto flex flex-wrap items-center justify-end gap-2 border-t bg-raised px-4 py-3 md:px-8">
      <p
        role="status"
        className={refusal || count > 0 ? "mr-auto text-danger-ink" : "mr-auto text-ink-muted"}
      >
        {errors.stages ?? refusal ?? hint}
      </p>
      <Button onClick={form.discard}>Discard</Button>
      <Button type="submit" variant="primary" busy={isSaving} disabled={!isDirty}>
        Save
      </Button>
    </div>
  );
}
