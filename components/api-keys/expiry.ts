import { endOfDay } from "@/lib/zoned-time";

const DAY = 86_400_000;

export const EXPIRIES = [
  { value: "365", label: "In a year" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "never", label: "Never" },
  { value: "date", label: "On a date…" },
] as const;

export type Expiry = (typeof EXPIRIES)[number]["value"];

/**
 * Returns the moment of expiry, `null` for never. A date expires at the end of the day in the
 * organization's time zone.
 */
export function expiresAt(expiry: Expiry, date: string, timeZone: string): string | null {
  if (expiry === "never") return null;
  if (expiry === "date") return endOfDay(date, timeZone);
  return new Date(Date.now() + Number(expiry) * DAY).toISOString();
}
