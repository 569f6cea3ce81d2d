import { randomId } from "./random-id";

export const PUBLIC_ID_PREFIXES = {
  opportunity: "opp_",
  account: "acct_",
  contact: "cnt_",
  lead: "lead_",
  activity: "act_",
} as const;

/** A new public id, such as `opp_4k2m9x0a7q1z` (docs/api.md 3.2). */
export function newPublicId(type: keyof typeof PUBLIC_ID_PREFIXES): string {
  return PUBLIC_ID_PREFIXES[type] + randomId(12);
}

/** Whether an imported public id is valid: the type's prefix and 1 to 64 characters of `[A-Za-z0-9_-]`. */
export function isPublicId(type: keyof typeof PUBLIC_ID_PREFIXES, value: string): boolean {
  const prefix = PUBLIC_ID_PREFIXES[type];
  return value.startsWith(prefix) && /^[A-Za-z0-9_-]{1,64}$/.test(value.slice(prefix.length));
}
