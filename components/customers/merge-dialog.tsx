"use client";

import { useId } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import type { ComboboxOption } from "@/components/ui/combobox-option";
import { DraftDialog } from "@/components/ui/draft-dialog";
import { Field } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { MAX_MERGED } from "@/lib/domain/customers/schema";
import type { Customer, CustomerKind } from "./customer-kind";
import { MergeFields } from "./merge-fields";
import { MergeParticipants } from "./merge-participants";
import { MergePreview } from "./merge-preview";
import { useMerge } from "./use-merge";

type MergeDialogProps<Shown extends Customer> = {
  kind: CustomerKind<Shown>;
  ids: string[];
  /**
   * The record kept unless the user chooses another; by default the one with the greatest weight,
   * then the oldest.
   */
  keptId?: string;
  /** The organization's, for the days that are shown. */
  timeZone: string;
  onClose: () => void;
  onMerged: (survivor: Shown) => void;
};

/**
 * Merges several records into one: the user chooses the record and the values to keep, and sees
 * what will move.
 */
export function MergeDialog<Shown extends Customer>({
  kind,
  ids,
  keptId,
  timeZone,
  onClose,
  onMerged,
}: MergeDialogProps<Shown>) {
  const form = useMerge(kind, ids, keptId);
  const formId = useId();
  const { records, survivor, others, preview, notice } = form;
  const count = others.length + 1;

  const merge = async () => {
    if (!survivor || !(await form.merge())) return;
    toast.success(`${count} ${kind.many} merged`, { description: survivor.name });
    onMerged(survivor);
  };
  const find = async (text: string, signal: AbortSignal): Promise<ComboboxOption[]> => {
    const found = await kind.search(text, signal);
    return found.filter(({ id }) => !records?.some((record) => record.id === id));
  };

  return (
    <DraftDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Merge ${kind.many}`}
      description="One is kept and takes over the linked records of the others, which go to the trash."
      className="sm:max-w-2xl! sm:top-[6vh]! sm:max-h-[88vh]!"
      footer={(cancel) => (
        <>
          {survivor && others.length > 0 && (
            <MergePreview survivor={survivor} others={others} preview={preview} />
          )}
          <Button onClick={cancel}>Cancel</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            busy={form.isMerging}
            disabled={!preview || others.length === 0}
          >
            {others.length === 0 ? "Merge" : `Merge ${count} ${kind.many}`}
          </Button>
        </>
      )}
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void merge();
        }}
        className="flex flex-col gap-5"
      >
        {notice && (
          <p role="alert" className="rounded bg-warning-soft px-3 py-2 text-warning-ink">
            {notice}
          </p>
        )}
        {!records && !notice && <Loading />}
        {records && survivor && (
          <MergeParticipants {...{ kind, form, records, survivor, timeZone }} />
        )}
        {records && records.length <= MAX_MERGED && (
          <Field label={`Add ${kind.type === "account" ? "an account" : "a contact"}`}>
            {(control) => (
              <Combobox
                control={control}
                value={null}
                onChange={(option) => option && void form.add(option.id)}
                search={find}
                placeholder="Search by name"
              />
            )}
          </Field>
        )}
        {survivor && others.length > 0 && (
          <MergeFields kind={kind} form={form} survivor={survivor} others={others} />
        )}
      </form>
    </DraftDialog>
  );
}

function Loading() {
  return (
    <div aria-busy className="flex flex-col gap-2">
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
      <Skeleton className="h-24" />
    </div>
  );
}
