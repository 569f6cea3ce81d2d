import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { searchTimeZones, timeZoneOption } from "./time-zones";

type TimeZoneFieldProps = { value: string; error?: string; onChange: (timeZone: string) => void };

/** One of the IANA time zones, found by typing a part of its name. */
export function TimeZoneField({ value, error, onChange }: TimeZoneFieldProps) {
  return (
    <Field
      label="Time zone"
      hint="What “today” and “late” mean for everybody."
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
