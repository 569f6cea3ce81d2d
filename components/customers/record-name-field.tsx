import type { RecordDraft } from "@/components/forms/record-draft";
import type { DraftForm } from "@/components/forms/text-fields";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

/** The record's name as an editable heading. Enter saves. */
export function RecordNameField<Draft extends RecordDraft>({ form }: { form: DraftForm<Draft> }) {
  return (
    <Field label="Name" error={form.errors.name} className="@md:col-span-2">
      {(control) => (
        <Textarea
          {...control}
          rows={1}
          value={form.draft.name}
          onChange={(event) =>
            form.set({ name: event.target.value.replaceAll("\n", " ") } as Partial<Draft>)
          }
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
