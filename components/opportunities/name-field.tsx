import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { OpportunityForm } from "./use-opportunity-form";

/** The name of the opportunity as an editable heading. Enter saves instead of adding a line. */
export function NameField({ form, canEdit }: { form: OpportunityForm; canEdit: boolean }) {
  return (
    <Field label="Name" error={form.errors.name}>
      {(control) => (
        <Textarea
          {...control}
          rows={1}
          disabled={!canEdit}
          value={form.draft.name}
          onChange={(event) => form.set({ name: event.target.value.replaceAll("\n", " ") })}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
          className="min-h-9 resize-none font-semibold text-base! pointer-coarse:text-lg!"
        />
      )}
    </Field>
  );
}
