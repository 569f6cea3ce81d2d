import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

type OwnerFieldProps = {
  members: { user_id: string; name: string }[];
  value: string;
  /** The owner's name in the record: of a former member, or from an import. */
  recordedName?: string | null;
  recordedId?: string | null;
  error?: string;
  onChange: (userId: string) => void;
};

/** The owner: an active member, none, or the recorded former member. */
export function OwnerField({
  members,
  value,
  recordedName,
  recordedId,
  error,
  onChange,
}: OwnerFieldProps) {
  const formerOwner = recordedId && !members.some(({ user_id }) => user_id === recordedId);
  return (
    <Field label="Owner" error={error}>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">
            {!recordedId && recordedName ? `${recordedName} (not a member)` : "No owner"}
          </option>
          {formerOwner && (
            <option value={recordedId}>{recordedName ?? "Former member"} (no longer active)</option>
          )}
          {members.map(({ user_id, name }) => (
            <option key={user_id} value={user_id}>
              {name}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
