import type { KeyboardEvent } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { EditedField } from "./inline-fields";
import { EDIT_LABELS } from "./save-value";

type ValueFieldProps = {
  field: EditedField;
  /** The currency of the card, shown beside its amount. */
  currency: string;
  members: readonly { user_id: string; name: string }[];
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
};

/** The field of one value of a card: an amount, a date or an owner. Enter submits its form. */
export function ValueField({ field, currency, members, value, error, onChange }: ValueFieldProps) {
  return (
    <Field
      label={EDIT_LABELS[field]}
      error={error}
      hint={field === "amount" ? currency : undefined}
    >
      {(control) =>
        field === "owner_user_id" ? (
          <Select
            {...control}
            value={value}
            onKeyDown={submitOnEnter}
            onChange={(event) => onChange(event.target.value)}
          >
            <option value="">No owner</option>
            {members.map(({ user_id, name }) => (
              <option key={user_id} value={user_id}>
                {name}
              </option>
            ))}
          </Select>
        ) : (
          <Input
            {...control}
            type={field === "amount" ? "text" : "date"}
            inputMode={field === "amount" ? "decimal" : undefined}
            value={value}
            onFocus={(event) => field === "amount" && event.target.select()}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

// A select ignores Enter by itself.
function submitOnEnter(event: KeyboardEvent<HTMLSelectElement>) {
  if (event.key !== "Enter") return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
