"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { countOpportunities, sumAmounts } from "./describe-stage-counts";
import { type DraftStage, heldBy, type PipelineDraft } from "./pipeline-draft";
import { TargetSelect } from "./target-select";
import { useStageCounts } from "./use-stage-counts";

type RemoveStageDialogProps = {
  stage: DraftStage;
  draft: PipelineDraft;
  pipeline: PipelineRecord;
  pipelines: PipelineRecord[];
  onRemove: (moveTo: string) => void;
  onClose: () => void;
};

/** Asks which stage takes the opportunities of a removed stage; shows their number and amounts. */
export function RemoveStageDialog({
  stage,
  draft,
  pipeline,
  pipelines,
  onRemove,
  onClose,
}: RemoveStageDialogProps) {
  const formId = useId();
  const counts = useStageCounts(pipeline.id);
  const [moveTo, setMoveTo] = useState("");
  const [error, setError] = useState<string>();

  const own = counts?.stages.find(({ pipeline_stage_id }) => pipeline_stage_id === stage.id);
  const count = own
    ? own.count + heldBy(draft, stage) - stage.opportunities_count
    : heldBy(draft, stage);
  const amounts = own && own.count === count ? sumAmounts(own.amounts) : "";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (moveTo === "") setError("Choose a stage");
    else onRemove(moveTo);
  };

  return (
    <Dialog
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={`Remove ${stage.name || "this stage"}?`}
      description={`It has ${countOpportunities(count)}${amounts && ` worth ${amounts}`}. When you save, they move to the end of the chosen stage. Order and history are kept.`}
      className="sm:max-w-md!"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="danger">
            Remove stage
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit}>
        <Field label="Move opportunities to" required error={error}>
          {(control) => (
            <TargetSelect
              control={control}
              draft={draft}
              pipelineId={pipeline.id}
              stageId={stage.id}
              pipelines={pipelines}
              value={moveTo}
              onChange={(id) => {
                setMoveTo(id);
                setError(undefined);
              }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
