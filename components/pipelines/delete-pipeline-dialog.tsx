"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { errorMessage } from "@/components/forms/error-message";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { deletePipeline, moveAndDeletePipeline } from "@/lib/client/pipelines";
import { counterpartOf } from "@/lib/domain/pipelines/rules";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { countOpportunities, sumAmounts } from "./describe-stage-counts";
import { useStageCounts } from "./use-stage-counts";
import { WhereTo } from "./where-to";

type DeletePipelineDialogProps = {
  pipeline: PipelineRecord;
  pipelines: PipelineRecord[];
  onClose: () => void;
};

/**
 * Deletes a pipeline. For one in use, shows its opportunities and the stages they move to first.
 */
export function DeletePipelineDialog({ pipeline, pipelines, onClose }: DeletePipelineDialogProps) {
  const router = useRouter();
  const counts = useStageCounts(pipeline.id);
  const targets = pipelines.filter(({ id, is_active }) => is_active && id !== pipeline.id);
  const [targetId, setTargetId] = useState(
    () => targets.find(({ is_default }) => is_default)?.id ?? targets[0]?.id,
  );
  const [refusal, setRefusal] = useState<string>();
  const [isSaving, setSaving] = useState(false);

  const count = counts ? counts.total.count : pipeline.opportunities_count;
  const inUse = pipeline.stages
    .map((stage) => {
      const now = counts?.stages.find(({ pipeline_stage_id }) => pipeline_stage_id === stage.id);
      return { stage, count: now?.count ?? stage.opportunities_count };
    })
    .filter((each) => each.count > 0);
  const target = targets.find(({ id }) => id === targetId);
  const isImpossible =
    count > 0 && (!target || inUse.some(({ stage }) => !counterpartOf(stage, target.stages)));

  const confirm = async () => {
    if (isImpossible || counts === undefined) return;
    setSaving(true);
    try {
      if (count > 0 && target) {
        const { moved } = await moveAndDeletePipeline(pipeline.id, target.id);
        toast.success(`${pipeline.name} was deleted`, {
          description: `${countOpportunities(moved)} moved to ${target.name}`,
        });
      } else {
        await deletePipeline(pipeline.id, pipeline.lock_version);
        toast.success(`${pipeline.name} was deleted`);
      }
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
      title={`Delete ${pipeline.name}?`}
      description={contentsOf(count, counts ? sumAmounts(counts.total.amounts) : "")}
      action={count > 0 ? `Move ${countOpportunities(count)} and delete` : "Delete pipeline"}
      danger
      busy={isSaving || counts === undefined || isImpossible}
      onConfirm={() => void confirm()}
    >
      {(count > 0 || refusal) && (
        <div className="flex flex-col gap-3">
          {count > 0 && (
            <Field
              label="Move them to"
              error={isImpossible ? "This pipeline has no stage for them" : undefined}
              hint="Matched by name, then by type. Order and history are kept."
            >
              {(control) => (
                <Select
                  {...control}
                  value={targetId}
                  onChange={(event) => setTargetId(event.target.value)}
                >
                  {targets.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          )}
          {count > 0 && target && <WhereTo inUse={inUse} target={target} />}
          {refusal && (
            <p role="alert" className="rounded bg-danger-soft px-3 py-2 text-danger-ink">
              {refusal}
            </p>
          )}
        </div>
      )}
    </ConfirmDialog>
  );
}

function contentsOf(count: number, amounts: string): string {
  if (count === 0) return "It has no opportunities. Its history is kept.";
  return `It has ${countOpportunities(count)}${amounts && ` worth ${amounts}`}.`;
}
