import type { FieldChanges } from "./schema";

type Values = Record<string, unknown>;

/** The fields of `sent` that are there and differ from what the record holds. */
export function differing<Sent extends Values>(record: Values, sent: Sent): Partial<Sent> {
  const entries = Object.entries(sent).filter(
    ([field, value]) =>
      value !== undefined && JSON.stringify(record[field]) !== JSON.stringify(value),
  );
  return Object.fromEntries(entries) as Partial<Sent>;
}

/** What an event says of fields that now hold `values`; without a record before them, of those that hold something. */
export function fieldChanges(values: Values, record?: Values): FieldChanges {
  const entries = Object.entries(values).filter(
    ([, value]) => record || (value !== undefined && value !== null),
  );
  return Object.fromEntries(
    entries.map(([field, value]) => [field, [record?.[field] ?? null, value]]),
  );
}
