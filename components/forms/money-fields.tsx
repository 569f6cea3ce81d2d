import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type MoneyFieldsProps = {
  amount: string;
  currency: string;
  amountError?: string;
  currencyError?: string;
  onChange: (change: { amount?: string; currency?: string }) => void;
};

/** An amount and its currency. Suggests common currencies and accepts any ISO 4217 code. */
export function MoneyFields({
  amount,
  currency,
  amountError,
  currencyError,
  onChange,
}: MoneyFieldsProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_6rem] gap-2">
      <Field label="Amount" error={amountError}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            onChange={(event) => onChange({ amount: event.target.value })}
            className="text-right"
          />
        )}
      </Field>
      <Field label="Currency" error={currencyError}>
        {(control) => (
          <>
            <Input
              {...control}
              list={`${control.id}-list`}
              autoComplete="off"
              spellCheck={false}
              value={currency}
              onChange={(event) => onChange({ currency: event.target.value.toUpperCase() })}
            />
            <datalist id={`${control.id}-list`}>
              {COMMON.map((code) => (
                <option key={code} value={code} />
              ))}
            </datalist>
          </>
        )}
      </Field>
    </div>
  );
}

const COMMON = [
  "USD",
  "EUR",
  "GBP",
  "JPY",
  "CHF",
  "CAD",
  "AUD",
  "CNY",
  "INR",
  "BRL",
  "SEK",
  "NOK",
  "DKK",
  "PLN",
  "MXN",
  "ZAR",
];
