import type { Link } from "@/components/forms/record-link";

/** A record as its form holds it: texts as typed, empty for nothing. */
export type RecordDraft = { name: string; tags: string[]; owner_user_id: string } & Record<
  string,
  string | string[] | Link | null
>;

/** The fields that two drafts hold differently. */
export function changedFields<Draft extends RecordDraft>(
  a: Draft,
  b: Draft,
): (keyof Draft & string)[] {
  return Object.keys(a).filter((field) => comparable(a[field]) !== comparable(b[field]));
}

/** `draft` as it would be had it been started from `next` instead of `base`: what was typed stays, the rest is new. */
export function rebased<Draft extends RecordDraft>(draft: Draft, base: Draft, next: Draft): Draft {
  const kept = changedFields(draft, base).map((field) => [field, draft[field]]);
  return { ...next, ...Object.fromEntries(kept) };
}

/** A typed text as it is sent: nothing typed is null. */
export function textOrNull(typed: string): string | null {
  return typed.trim() === "" ? null : typed.trim();
}

function comparable(value: string | string[] | Link | null | undefined): string {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.join("\n");
  return value?.id ?? "";
}
