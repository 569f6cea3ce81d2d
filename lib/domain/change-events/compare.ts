import type { FieldChanges } from "./schema";

type Values = Record<string, unknown>;

/** The fields of `sent` that are defined and differ from the record's. */
export function differing<Sent extends Values>(record: Values, sent: Sent): Partial<Sent> {
  const entries = Object.entries(sent).filter(
    ([field, value]) =>
      value !== undefined && JSON.stringify(record[field]) !== JSON.stringify(value),
  );
  return Object.fromEntries(entries) as Partial<Sent>;
}

/** The `changes` without the pairs whose values are equal: an event shows only what changed. */
export function differingPairs(changes: FieldChanges): FieldChanges {
  return Object.fromEntries(
    Object.entries(changes).filter(
      ([, [before, after]]) => JSON.stringify(before ?? null) !== JSON.stringify(after ?? null),
    ),
  );
}

/** The `changes` of an event that sets the fields to `values`. Without `record`, the previous state, null values are left out. */
export function fieldChanges(values: Values, record?: Values): FieldChanges {
  const entries = Object.entries(values).filter(
    ([, value]) => record || (value !== undefined && value !== null),
  );
  return Object.fromEntries(
    entries.map(([field, value]) => [field, [record?.[field] ?? null, value]]),
  );
}
