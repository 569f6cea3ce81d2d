import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { searchTimeZones, timeZoneOption } from "./time-zones";

type TimeZoneFieldProps = { value: string; error?: string; onChange: (timeZone: string) => void };

/** A picker that finds an IANA time zone by a part of its name. */
export function TimeZoneField({ value, error, onChange }: TimeZoneFieldProps) {
  return (
    <Field
      label="Time zone"
      hint="Decides when a day starts and when something is overdue."
      error={error}
      required
    >
      {(control) => (
        <Combobox
          control={control}
          value={timeZoneOption(value)}
          search={searchTimeZones}
          onChange={(option) => option && onChange(option.id)}
          required
        />
      )}
    </Field>
  );
}
