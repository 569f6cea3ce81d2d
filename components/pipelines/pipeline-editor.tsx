"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { toast } from "sonner";
import { SaveBar } from "@/components/forms/save-bar";
import { Button } from "@/components/ui/button";
import { focusFirstInvalid } from "@/components/ui/focus-first-invalid";
import { LeaveGuard } from "@/components/ui/leave-guard";
import { randomId } from "@/lib/client/random-id";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { ConflictDialog } from "./conflict-dialog";
import { addStage, removeStage } from "./edit-draft";
import { type DraftStage, heldBy } from "./pipeline-draft";
import { PipelineFields } from "./pipeline-fields";
import { RemoveStageDialog } from "./remove-stage-dialog";
import { RemovedStages } from "./removed-stages";
import { StageList } from "./stage-list";
import { usePipelineForm } from "./use-pipeline-form";

type PipelineEditorProps = {
  pipeline: PipelineRecord;
  pipelines: PipelineRecord[];
  /** The organization's rotting limit in days; `null` if rotting is off. */
  rottingDays: number | null;
};

/**
 * The editor of a pipeline and its stages, saved together. Leaving with unsaved changes asks first.
 */
export function PipelineEditor({ pipeline, pipelines, rottingDays }: PipelineEditorProps) {
  const form = usePipelineForm(pipeline);
  const router = useRouter();
  const element = useRef<HTMLFormElement>(null);
  const [removing, setRemoving] = useState<DraftStage>();
  const { draft, edit, newer } = form;

  const finish = (isSaved: boolean) => {
    if (isSaved) {
      toast.success(`${draft.name.trim()} saved`, { duration: 2_000 });
      router.refresh();
    } else if (element.current) focusFirstInvalid(element.current);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (form.isDirty) finish(Boolean(await form.save()));
  };
  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
    // Enter alone would save a half-finished edit; Ctrl or Cmd with Enter saves.
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) event.currentTarget.requestSubmit();
  };
  const add = () => {
    const key = randomId();
    edit((current) => addStage(current, key));
    if (element.current) focusFirstInvalid(element.current, `[data-stage="${key}"] input`);
  };
  const remove = (stage: DraftStage, moveTo: string | null) => {
    edit((current) => removeStage(current, stage.key, moveTo));
    setRemoving(undefined);
  };

  return (
    <>
      <form
        ref={element}
        noValidate
        onSubmit={submit}
        onKeyDown={press}
        aria-label={form.base.name}
        className="flex flex-1 flex-col gap-6"
      >
        <PipelineFields form={form} />
        <section aria-labelledby="stages" className="flex flex-col gap-3 pb-6">
          <div className="flex flex-wrap items-end justify-between gap-2">
            <div>
              <h2 id="stages" className="font-semibold text-base">
                Stages
              </h2>
              <p className="text-ink-muted">
                A stage’s type decides whether it wins or loses the deal. Leave “Rotting after”
                empty to{" "}
                {rottingDays === null
                  ? "turn rotting off for the stage."
                  : `use the organization’s ${rottingDays} days.`}
              </p>
            </div>
            <Button onClick={add}>
              <Plus aria-hidden />
              Add stage
            </Button>
          </div>
          <StageList
            form={form}
            onRemove={(stage) =>
              heldBy(draft, stage) > 0 ? setRemoving(stage) : remove(stage, null)
            }
          />
          <RemovedStages form={form} pipelines={pipelines} />
        </section>
        <SaveBar
          form={{ ...form, refusal: form.errors.stages ?? form.refusal }}
          className="-mx-4 -mb-5 md:-mx-8 md:-mb-7 sticky bottom-0 z-20 mt-auto bg-raised px-4 md:px-8"
        />
      </form>
      {removing && (
        <RemoveStageDialog
          stage={removing}
          draft={draft}
          pipeline={form.base}
          pipelines={pipelines}
          onRemove={(moveTo) => remove(removing, moveTo)}
          onClose={() => setRemoving(undefined)}
        />
      )}
      {newer && (
        <ConflictDialog
          form={form}
          newer={newer}
          onSaveOver={async () => finish(Boolean(await form.saveOver()))}
        />
      )}
      <LeaveGuard when={form.isDirty} drop={form.discard} />
    </>
  );
}
