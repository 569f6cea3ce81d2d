import { text } from "./fields";
import { splitValues } from "./value-list";

/**
 * The value of `fields`: names of a record's members, separated by commas. Returns them in the record's
 * order, each once; refuses a name that is none of `names` (docs/api.md 3.1).
 */
export function fieldSelection<Name extends string>(names: readonly Name[]) {
  const known: ReadonlySet<string> = new Set(names);
  return text()
    .transform((sent, context) => {
      const asked = new Set(splitValues(sent));
      const unknown = [...asked].filter((name) => !known.has(name));
      if (asked.size === 0 || unknown.length > 0)
        context.addIssue({ code: "custom", message: messageOf(unknown) });
      return names.filter((name) => asked.has(name));
    })
    .optional();
}

/** A read with `fields`: the asked members of a record, and its version. */
export type RecordPart = { part: object; lock_version: number };

function messageOf(unknown: string[]): string {
  if (unknown.length === 0) return "must name a member of the record";
  return `must name members of the record, not ${unknown.slice(0, 10).join(", ")}`;
}
