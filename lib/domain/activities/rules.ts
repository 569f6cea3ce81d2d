export const ACTIVITY_KINDS = ["note", "call", "email", "meeting", "task"] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** When an open activity is due: `late` is past due, `today` is due later today, `planned` is due later or undated. */
export const OPEN_STATES = ["late", "today", "planned"] as const;
export type OpenState = (typeof OPEN_STATES)[number];

/** The state of an activity; null for a note, which is never due. */
export type ActivityState = OpenState | "done" | null;

/** Longest subject of an activity, in characters. */
export const MAX_SUBJECT = 500;

/** Longest body of an activity, in characters. */
export const MAX_BODY = 50_000;
