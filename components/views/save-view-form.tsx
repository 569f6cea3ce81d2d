import type { FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useKeptInput } from "@/components/ui/use-kept-input";

type SaveViewFormProps = {
  canShare: boolean;
  isBusy: boolean;
  /** Resolves to whether the view was saved. */
  onSave: (name: string, isShared: boolean) => Promise<boolean>;
};

/** Names a new view of what the screen shows, and shares it if the user may. */
export function SaveViewForm({ canShare, isBusy, onSave }: SaveViewFormProps) {
  const draft = useKeptInput("saved view", { name: "", isShared: false });
  const { name, isShared } = draft.value;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "" && (await onSave(name.trim(), isShared && canShare))) draft.forget();
  };
  return (
    <form onSubmit={submit} className="mt-2 flex flex-col gap-2 border-t pt-3">
      <Field label="Save this view as">
        {(control) => (
          <Input
            {...control}
            value={name}
            autoComplete="off"
            onChange={(event) => draft.set({ name: event.target.value, isShared })}
          />
        )}
      </Field>
      {canShare && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control
        <label className="flex items-center gap-2">
          <Checkbox
            checked={isShared}
            onCheckedChange={(checked) => draft.set({ name, isShared: checked === true })}
          />
          Share with everyone
        </label>
      )}
      <Button type="submit" variant="primary" busy={isBusy} disabled={name.trim() === ""}>
        Save view
      </Button>
    </form>
  );
}
