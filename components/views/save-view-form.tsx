import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type SaveViewFormProps = {
  canShare: boolean;
  isBusy: boolean;
  onSave: (name: string, isShared: boolean) => void;
};

/** Names a new view of what the screen shows, and shares it if the user may. */
export function SaveViewForm({ canShare, isBusy, onSave }: SaveViewFormProps) {
  const [name, setName] = useState("");
  const [isShared, setShared] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") onSave(name.trim(), isShared);
  };
  return (
    <form onSubmit={submit} className="mt-2 flex flex-col gap-2 border-t pt-3">
      <Field label="Save this view as">
        {(control) => (
          <Input
            {...control}
            value={name}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {canShare && (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control
        <label className="flex items-center gap-2">
          <Checkbox checked={isShared} onCheckedChange={(checked) => setShared(checked === true)} />
          Share with everyone
        </label>
      )}
      <Button type="submit" variant="primary" busy={isBusy} disabled={name.trim() === ""}>
        Save view
      </Button>
    </form>
  );
}
