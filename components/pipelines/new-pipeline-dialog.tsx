"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { errorMessage } from "@/components/forms/error-message";
import { Button } from "@/components/ui/button";
import { DraftDialog } from "@/components/ui/draft-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { createPipeline, duplicatePipeline } from "@/lib/client/pipelines";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

type NewPipelineDialogProps = {
  /** The pipeline to copy; by default the new one gets the stages of the organization's default. */
  original?: PipelineRecord;
  /** Whether the user may create shared pipelines. */
  canShare: boolean;
  onClose: () => void;
};

/** Asks for the name of a new pipeline or copy, creates it and opens its editor. */
export function NewPipelineDialog({ original, canShare, onClose }: NewPipelineDialogProps) {
  const router = useRouter();
  const id = useId();
  const [name, setName] = useState(original ? `Copy of ${original.name}`.slice(0, 200) : "");
  const [isShared, setShared] = useState(canShare);
  const [error, setError] = useState<string>();
  const [isSaving, setSaving] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isSaving) return;
    if (name.trim() === "") return setError("Enter a name");
    setSaving(true);
    try {
      const made = await (original
        ? duplicatePipeline(original.id, name)
        : createPipeline({ name, is_shared: isShared }));
      router.push(`/settings/pipelines/${made.id}`);
    } catch (refusal) {
      setError(errorMessage(refusal));
      setSaving(false);
    }
  };

  return (
    <DraftDialog
      open
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={original ? "Duplicate pipeline" : "New pipeline"}
      description={
        original
          ? `Copies the stages of ${original.name}, but not its opportunities.`
          : "Starts with the default pipeline’s stages. You can change them next."
      }
      className="sm:max-w-md!"
      footer={(cancel) => (
        <>
          <Button onClick={cancel}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={isSaving}>
            {original ? "Duplicate" : "Create pipeline"}
          </Button>
        </>
      )}
    >
      <form id={id} noValidate onSubmit={submit} className="flex flex-col gap-3.5">
        <Field label="Name" required error={error}>
          {(control) => (
            <Input
              {...control}
              value={name}
              autoComplete="off"
              onChange={(event) => {
                setName(event.target.value);
                setError(undefined);
              }}
            />
          )}
        </Field>
        {canShare && !original && (
          <div className="flex items-start gap-3">
            <Switch
              id={`${id}-shared`}
              aria-describedby={`${id}-hint`}
              checked={isShared}
              onCheckedChange={setShared}
            />
            <div>
              <Label htmlFor={`${id}-shared`}>Shared</Label>
              <p id={`${id}-hint`} className="text-ink-faint text-xs">
                {isShared
                  ? "Everyone can see it. Managers and admins can edit it."
                  : "Everyone can see it. You, managers and admins can edit it."}
              </p>
            </div>
          </div>
        )}
      </form>
    </DraftDialog>
  );
}
