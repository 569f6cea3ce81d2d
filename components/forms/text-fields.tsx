import type { ComponentProps, ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TagsInput } from "@/components/ui/tags-input";
import { Textarea } from "@/components/ui/textarea";
import type { TaggedRecords } from "@/lib/client/list-known-tags";
import type { RecordDraft } from "./record-draft";

/** The part of a form that its fields use. */
export type DraftForm<Draft extends RecordDraft> = {
  draft: Draft;
  errors: Record<string, string>;
  set: (change: Partial<Draft>) => void;
};

type FieldProps<Draft extends RecordDraft> = {
  form: DraftForm<Draft>;
  field: keyof Draft & string;
  label: string;
  className?: string;
};

/** A one-line text field of a draft. */
export function TextField<Draft extends RecordDraft>({
  form,
  field,
  label,
  className,
  required,
  ...input
}: FieldProps<Draft> & Omit<ComponentProps<"input">, "form">): ReactNode {
  return (
    <Field label={label} error={form.errors[field]} required={required} className={className}>
      {(control) => (
        <Input
          autoComplete="off"
          {...input}
          {...control}
          value={String(form.draft[field])}
          onChange={(event) => setText(form, field, event.target.value)}
        />
      )}
    </Field>
  );
}

/** A multi-line text field of a draft. */
export function LongTextField<Draft extends RecordDraft>({
  form,
  field,
  label,
  className,
}: FieldProps<Draft>) {
  return (
    <Field label={label} error={form.errors[field]} className={className}>
      {(control) => (
        <Textarea
          {...control}
          value={String(form.draft[field])}
          onChange={(event) => setText(form, field, event.target.value)}
        />
      )}
    </Field>
  );
}

/** The tags field of a draft. */
export function TagsField<Draft extends RecordDraft>({
  form,
  of,
  disabled,
  className,
}: {
  form: DraftForm<Draft>;
  /** Whose tags are suggested. */
  of: TaggedRecords;
  disabled?: boolean;
  className?: string;
}) {
  return (
    <Field label="Tags" error={form.errors.tags} className={className}>
      {(control) => (
        <TagsInput
          of={of}
          control={control}
          value={form.draft.tags}
          disabled={disabled}
          onChange={(tags) => form.set(only<Draft>("tags", tags))}
        />
      )}
    </Field>
  );
}

function setText<Draft extends RecordDraft>(
  form: DraftForm<Draft>,
  field: keyof Draft & string,
  value: string,
) {
  form.set(only<Draft>(field, value));
}

function only<Draft extends RecordDraft>(field: string, value: string | string[]): Partial<Draft> {
  return { [field]: value } as Partial<Draft>;
}
