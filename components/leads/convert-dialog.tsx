"use client";

import { type FormEvent, useId, useState } from "react";
import { errorMessage } from "@/components/forms/error-message";
import { Refusal } from "@/components/forms/refusal";
import { Button } from "@/components/ui/button";
import { DraftDialog } from "@/components/ui/draft-dialog";
import { ApiError } from "@/lib/client/api-error";
import { convertLead } from "@/lib/client/leads";
import type { Conversion, LeadRecord } from "@/lib/domain/leads/schema";
import {
  type ConversionDraft,
  conversionDraftOf,
  conversionErrors,
  conversionInputOf,
} from "./conversion-draft";
import { ConversionFields, firstStage, openStages } from "./conversion-fields";
import { isLead } from "./is-lead";
import type { LeadContext } from "./lead-context";

type ConvertDialogProps = {
  lead: LeadRecord;
  context: LeadContext;
  onClose: () => void;
  onConverted: (conversion: Conversion) => void;
  /** Called with the lead if another user has already converted it. */
  onWasConverted: (lead: LeadRecord) => void;
};

/**
 * The form that converts a lead into a contact, an account and an opportunity, filled in from the
 * lead.
 */
export function ConvertDialog({
  lead,
  context,
  onClose,
  onConverted,
  onWasConverted,
}: ConvertDialogProps) {
  const formId = useId();
  const pipelines = context.pipelines.filter(
    (pipeline) => pipeline.is_active && openStages(pipeline).length > 0,
  );
  const first = pipelines.find(({ id }) => id === context.defaultPipelineId) ?? pipelines[0];
  const [draft, setDraft] = useState<ConversionDraft>(() =>
    conversionDraftOf(lead, {
      pipeline_id: first?.id ?? "",
      pipeline_stage_id: firstStage(first),
      currency: context.currency,
    }),
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const set = (change: Partial<ConversionDraft>) =>
    setDraft((current) => ({ ...current, ...change }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving) return;
    setSaving(true);
    setErrors({});
    setRefusal(undefined);
    try {
      onConverted(await convertLead(lead.id, conversionInputOf(draft), lead.lock_version));
      onClose();
    } catch (error) {
      const known = error instanceof ApiError ? error : undefined;
      const wrong = conversionErrors(known?.errors ?? []);
      setErrors(wrong);
      if (Object.keys(wrong).length === 0) setRefusal(errorMessage(error));
      if (known && isLead(known.body.lead)) onWasConverted(known.body.lead);
      setSaving(false);
    }
  };

  return (
    <DraftDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Convert ${lead.name}`}
      description="If a contact with this email or an account with this name exists, it is reused."
      footer={(cancel) => (
        <>
          <Button onClick={cancel}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={isSaving} disabled={!first}>
            Convert lead
          </Button>
        </>
      )}
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        className="grid grid-cols-1 gap-x-4 gap-y-3.5 sm:grid-cols-2"
      >
        {refusal && (
          <div className="sm:col-span-2">
            <Refusal>{refusal}</Refusal>
          </div>
        )}
        <ConversionFields
          draft={draft}
          errors={errors}
          pipelines={pipelines}
          lead={lead}
          set={set}
        />
      </form>
    </DraftDialog>
  );
}
