import type { RecordLink } from "./record-link";

/** The form state of a record with tags and an owner: texts as typed, "" for an empty field. */
export type RecordDraft = { name: string; tags: string[]; owner_user_id: string } & Record<
  string,
  string | string[] | RecordLink | null
>;

export type FieldOf<Draft> = Extract<keyof Draft, string>;

/** Returns the fields that differ between two drafts; surrounding spaces do not count. */
export function changedFields<Draft extends object>(a: Draft, b: Draft): FieldOf<Draft>[] {
  const fields: FieldOf<Draft>[] = [];
  for (const field in a) if (comparable(a[field]) !== comparable(b[field])) fields.push(field);
  return fields;
}

/** Returns `next` with the fields that the user changed in `draft` since `base`. */
export function rebased<Draft extends object>(
  draft: Draft,
  base: Draft,
  next: Draft,
  changed = changedFields(draft, base),
): Draft {
  return { ...next, ...Object.fromEntries(changed.map((field) => [field, draft[field]])) };
}

/** Returns the request body that turns `base` into `draft`: the wire form of the changed fields. */
export function changeBetween<Draft extends object, Change extends object>(
  draft: Draft,
  base: Draft,
  wireOf: (field: FieldOf<Draft>, draft: Draft) => Change,
): Partial<Change> {
  return Object.assign({}, ...changedFields(draft, base).map((field) => wireOf(field, draft)));
}

/** Returns the trimmed text, or null if it is blank. */
export function textOrNull(typed: string): string | null {
  return typed.trim() || null;
}

function comparable(value: unknown): string {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.join("\n");
  if (value === null || value === undefined) return "";
  return typeof value === "object" && "id" in value ? String(value.id) : JSON.stringify(value);
}
