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

/** A choice of one ISO 4217 currency. */
export function CurrencyField({ label, hint, value, error, onChange }: CurrencyFieldProps) {
  const known = CURRENCIES.includes(value) ? CURRENCIES : [value, ...CURRENCIES];
  return (
    <Field label={label} hint={hint} error={error} required>
      {(control) => (
        <Select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
          {known.map((code) => (
            // The server and the browser may have different names for a currency.
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
