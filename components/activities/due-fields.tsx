import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { DueParts } from "./due";

type DueFieldsProps = { value: DueParts; error?: string; onChange: (value: DueParts) => void };

/** When something is due: a date and an optional time. */
export function DueFields({ value, error, onChange }: DueFieldsProps) {
  return (
    <>
      <Field label="Due" error={error}>
        {(control) => (
          <Input
            {...control}
            type="date"
            max="9999-12-31"
            value={value.date}
            onChange={(event) => onChange({ ...value, date: event.target.value })}
          />
        )}
      </Field>
      <Field label="Time">
        {(control) => (
          <Input
            {...control}
            type="time"
            disabled={value.date === ""}
            value={value.time}
            onChange={(event) => onChange({ ...value, time: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
