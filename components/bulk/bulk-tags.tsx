"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { DraftDialog } from "@/components/ui/draft-dialog";
import { Field } from "@/components/ui/field";
import { TagsInput } from "@/components/ui/tags-input";

type BulkTagsProps = {
  /** The number of selected opportunities, in words. */
  count: string;
  onClose: () => void;
  onApply: (patch: { add_tags?: string[]; remove_tags?: string[] }) => void;
};

/** Asks for the tags to add to and remove from the selected opportunities. */
export function BulkTags({ count, onClose, onApply }: BulkTagsProps) {
  const formId = useId();
  const [added, setAdded] = useState<string[]>([]);
  const [removed, setRemoved] = useState<string[]>([]);
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (added.length + removed.length === 0)
      return setError("Enter at least one tag and press Enter");
    const patch = {
      ...(added.length > 0 && { add_tags: added }),
      ...(removed.length > 0 && { remove_tags: removed }),
    };
    onApply(patch);
  };
  return (
    <DraftDialog
      open
      isDirty={added.length + removed.length > 0}
      onOpenChange={onClose}
      title={`Tags for ${count}`}
      className="sm:max-w-sm!"
      footer={(cancel) => (
        <>
          <Button onClick={cancel}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary">
            Apply
          </Button>
        </>
      )}
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
        <Field label="Add" error={error}>
          {(control) => (
            <TagsInput of="opportunities" control={control} value={added} onChange={setAdded} />
          )}
        </Field>
        <Field label="Remove">
          {(control) => (
            <TagsInput
              of="opportunities"
              control={control}
              value={removed}
              onChange={setRemoved}
              placeholder="Tag to remove"
            />
          )}
        </Field>
      </form>
    </DraftDialog>
  );
}
