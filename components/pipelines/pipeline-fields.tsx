import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import type { PipelineForm } from "./use-pipeline-form";

/** The fields of a pipeline: name, description, and whether it takes new opportunities. */
export function PipelineFields({ form }: { form: PipelineForm }) {
  const id = useId();
  const { base, draft, errors, edit } = form;
  return (
    <div className="flex max-w-2xl flex-col gap-3.5">
      <Field label="Name" required error={errors.name}>
        {(control) => (
          <Input
            {...control}
            value={draft.name}
            autoComplete="off"
            onChange={(event) => edit((current) => ({ ...current, name: event.target.value }))}
          />
        )}
      </Field>
      <Field label="Description" error={errors.description}>
        {(control) => (
          <Textarea
            {...control}
            value={draft.description}
            onChange={(event) =>
              edit((current) => ({ ...current, description: event.target.value }))
            }
          />
        )}
      </Field>
      <div className="flex items-start gap-3">
        <Switch
          id={id}
          aria-describedby={`${id}-hint`}
          checked={draft.is_active}
          disabled={base.is_default}
          onCheckedChange={(is_active) => edit((current) => ({ ...current, is_active }))}
        />
        <div>
          <Label htmlFor={id}>Active</Label>
          <p id={`${id}-hint`} className="text-ink-faint text-xs">
            {base.is_default
              ? "The organization’s default pipeline is always active."
              : "An inactive pipeline keeps its opportunities but takes no new ones."}
          </p>
        </div>
      </div>
    </div>
  );
}
