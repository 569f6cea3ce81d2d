"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { errorMessage } from "@/components/forms/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { setOrganizationDefault } from "@/lib/client/pipelines";
import { keepsUnassigned, UNASSIGNED } from "@/lib/domain/pipelines/rules";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

/**
 * Asks before changing the organization's default pipeline. Explains the stage that may be added.
 */
export function OrganizationDefaultDialog({
  pipeline,
  onClose,
}: {
  pipeline: PipelineRecord;
  onClose: () => void;
}) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string>();
  const [isSaving, setSaving] = useState(false);
  const isReady = keepsUnassigned(pipeline.stages);

  const confirm = async () => {
    setSaving(true);
    try {
      await setOrganizationDefault(pipeline.id, !isReady);
      toast.success(`${pipeline.name} is now the organization’s default`);
      router.refresh();
      onClose();
    } catch (error) {
      setRefusal(errorMessage(error));
      setSaving(false);
    }
  };

  return (
    <ConfirmDialog
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Make ${pipeline.name} the organization’s default?`}
      description="Used for members without their own default, and for new opportunities without a stage."
      action="Set as default"
      busy={isSaving}
      onConfirm={() => void confirm()}
    >
      {(!isReady || refusal) && (
        <>
          {!isReady && (
            <p>
              The default pipeline needs an open stage named {UNASSIGNED} for these opportunities.
              It will be added as the first stage.
            </p>
          )}
          {refusal && (
            <p role="alert" className="mt-2 rounded bg-danger-soft px-3 py-2 text-danger-ink">
              {refusal}
            </p>
          )}
        </>
      )}
    </ConfirmDialog>
  );
}
