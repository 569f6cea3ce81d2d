const DAY_MS = 24 * 60 * 60 * 1000;

/** Longest life of a session, in ms, however often it is used (docs/api.md 1). */
export const MAX_SESSION_MS = 30 * DAY_MS;

/** A session that is not used for this many days has ended. */
export const IDLE_DAYS = 14;

/** How long ended and expired sessions are kept, in days. */
export const KEPT_DAYS = 30;

/** Steps in which the last use of a session is recorded, in minutes. */
export const LAST_USE_MINUTES = 5;
