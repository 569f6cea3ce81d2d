import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { CURRENCIES } from "./currencies";

type CurrencyFieldProps = {
  label: string;
  hint?: string;
  value: string;
  error?: string;
  onChange: (code: string) => void;
};

/** One of the currencies of ISO 4217. */
export function CurrencyField({ label, hint, value, error, onChange }: CurrencyFieldProps) {
  const known = CURRENCIES.includes(value) ? CURRENCIES : [value, ...CURRENCIES];
  return (
    <Field label={label} hint={hint} error={error} required>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          {known.map((code) => (
            // Server and browser may know a currency by different names.
            <option key={code} value={code} suppressHydrationWarning>
              {`${code} · ${NAMES.of(code) ?? code}`}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

const NAMES = new Intl.DisplayNames("en-US", { type: "currency" });
