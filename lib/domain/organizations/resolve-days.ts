import type { Actor } from "@/lib/domain/actor";
import { isCalendarDate } from "@/lib/domain/fields";
import { endOfDay, startOfDay } from "@/lib/zoned-time";
import { readTimeZone } from "./queries";

type Sent = Readonly<Record<string, unknown>>;

/** The moment of a day that each field means: what is due or expires does so at the day's end. */
const MOMENT_OF: Readonly<Record<string, (day: string, timeZone: string) => string>> = {
  opened_at: startOfDay,
  done_at: startOfDay,
  due_at: endOfDay,
  expires_at: endOfDay,
  updated_since: startOfDay,
  due_after: startOfDay,
  due_before: startOfDay,
};

/** The parts of a body that have such fields of their own. */
const PARTS = ["opportunity"] as const;

/**
 * Returns a body or query in which every date sent for a moment is the moment it means: the first of the
 * day in the organization's time zone, or its last minute (docs/api.md 3.2). Reads the time zone only if
 * there is such a date. Anything else stays as sent, for the schema to judge.
 */
export async function resolveDays<Body extends Sent>(actor: Actor, sent: Body): Promise<Body> {
  return hasDays(sent) || PARTS.some((part) => isPart(sent[part]) && hasDays(sent[part]))
    ? withMoments(sent, await readTimeZone(actor))
    : sent;
}

function hasDays(sent: Sent): boolean {
  return Object.keys(MOMENT_OF).some((field) => isDay(sent[field]));
}

function withMoments<Body extends Sent>(sent: Body, timeZone: string): Body {
  const moments = Object.entries(MOMENT_OF).flatMap(([field, momentOf]) => {
    const value = sent[field];
    return isDay(value) ? [[field, momentOf(value.trim(), timeZone)]] : [];
  });
  const parts = PARTS.flatMap((part) => {
    const value = sent[part];
    return isPart(value) ? [[part, withMoments(value, timeZone)]] : [];
  });
  return { ...sent, ...Object.fromEntries([...moments, ...parts]) };
}

function isDay(value: unknown): value is string {
  return typeof value === "string" && isCalendarDate(value.trim());
}

function isPart(value: unknown): value is Sent {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
