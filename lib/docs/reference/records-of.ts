import type { Field } from "./describe-schema";
import type { Reference, ReferenceGroup } from "./reference";

/**
 * Returns the names of the records that a group's requests and successful responses have, and of those
 * within them, in the order of their first use.
 */
export function recordsOf({ operations }: ReferenceGroup, { records }: Reference): string[] {
  const names = Object.keys(records);
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    addFields(records[name] ?? []);
  };
  const addFields = (fields: Field[]) => {
    for (const field of fields) {
      if (field.record) add(field.record);
      addFields(field.fields);
    }
  };
  for (const { body, answers } of operations) {
    addFields(body?.fields ?? []);
    for (const { status, type = "", fields } of answers) {
      if (!status.startsWith("2")) continue;
      for (const name of names) if (new RegExp(`\\b${name}\\b`).test(type)) add(name);
      addFields(fields);
    }
  }
  return [...found];
}
