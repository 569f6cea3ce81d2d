"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, useId } from "react";
import { toast } from "sonner";
import { RestoredDraft } from "@/components/forms/restored-draft";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { Kbd } from "@/components/ui/kbd";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { NewOpportunityFields } from "./new-opportunity-fields";
import { useNewOpportunity } from "./use-new-opportunity";

type NewOpportunityDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  pipeline: PipelineRecord;
  /** The initial stage; by default, the first open one. */
  stageId?: string;
  members: { user_id: string; name: string }[];
  currentUserId: string;
  currency: string;
  onCreated?: (opportunity: OpportunityRecord) => void;
};

/** The form for a new opportunity. Closing it keeps the input for the next time. */
export function NewOpportunityDialog(props: NewOpportunityDialogProps) {
  const { open, onOpenChange, pipeline, stageId, members, currentUserId, currency, onCreated } =
    props;
  const router = useRouter();
  const formId = useId();
  const stages = pipeline.stages.filter(({ stage_type }) => stage_type === "open");
  const first = stages.find(({ id }) => id === stageId) ?? stages[0];
  const form = useNewOpportunity(
    {
      name: "",
      pipeline_stage_id: first?.id ?? "",
      amount: "",
      currency,
      expected_close_date: "",
      account: null,
      contact: null,
      owner_user_id: currentUserId,
    },
    stages,
  );

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const created = await form.create();
    if (!created) {
      focusFirstInvalid(element);
      return;
    }
    onOpenChange(false);
    toast.success(`${created.name} was added to ${created.stage}`, {
      duration: 8_000,
      action: {
        label: "Open",
        onClick: () => router.push(`/crm/opportunities/${created.public_id}`, { scroll: false }),
      },
    });
    onCreated?.(created);
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New opportunity"
      description={`In ${pipeline.name}`}
      footer={
        <>
          <span className="mr-auto hidden items-center gap-1 text-ink-muted text-xs sm:flex">
            <Kbd>Ctrl</Kbd>
            <Kbd>Enter</Kbd> saves
          </span>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            busy={form.isSaving}
            disabled={stages.length === 0}
          >
            Create opportunity
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        onKeyDown={press}
        className="grid grid-cols-1 gap-x-4 gap-y-3.5 sm:grid-cols-2"
      >
        <RestoredDraft form={form} className="sm:col-span-2" />
        {form.refusal && (
          <p
            role="alert"
            className="rounded bg-danger-soft px-3 py-2 text-danger-ink sm:col-span-2"
          >
            {form.refusal}
          </p>
        )}
        <NewOpportunityFields form={form} stages={stages} members={members} />
      </form>
    </Dialog>
  );
}
