// Clock times and days of a time zone as moments. Pure functions that run in the browser too.

const DAY_MS = 86_400_000;

/**
 * Returns the moment, ISO 8601 in UTC, at which clocks of the zone show `clock` (`2026-11-22T14:05`,
 * with or without seconds). A time that the clocks show twice means the first; one that they skip
 * moves forward.
 */
export function momentAt(clock: string, timeZone: string): string {
  return toIso(Math.min(...momentsOf(clock, timeZone)));
}

/** Returns the first moment of a day, `YYYY-MM-DD`, in a time zone. */
export function startOfDay(day: string, timeZone: string): string {
  return momentAt(`${day}T00:00`, timeZone);
}

/** Returns the last minute of a day, `YYYY-MM-DD`, in a time zone. */
export function endOfDay(day: string, timeZone: string): string {
  return toIso(Math.max(...momentsOf(`${day}T23:59`, timeZone)));
}

/** Returns the day and the time that clocks of the zone show: `2026-11-22T14:05:00`. */
export function clockAt(moment: Date, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(moment);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((candidate) => candidate.type === type)?.value ?? "";
  const day = `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
  return `${day}T${part("hour")}:${part("minute")}:${part("second")}`;
}

/** The moments, in ms, at which the clocks show the time: two when they are set back over it. */
function momentsOf(clock: string, timeZone: string): number[] {
  const wall = Date.parse(`${clock}Z`);
  const [before, after] = offsetsAround(clock.slice(0, 10), timeZone);
  if (before === after) return [wall - before];
  const shown = [before, after]
    .map((offset) => ({ moment: wall - offset, offset }))
    .filter(({ moment, offset }) => offsetAt(moment, timeZone) === offset);
  return shown.length > 0 ? shown.map(({ moment }) => moment) : [wall - before];
}

// A file repeats few days, and reading an offset costs more than everything else here.
const known = new Map<string, readonly [number, number]>();
const MAX_KNOWN = 20_000;

/** The zone's offsets to UTC, in ms, a day before and a day after the day. */
function offsetsAround(day: string, timeZone: string): readonly [number, number] {
  const key = `${timeZone} ${day}`;
  const found = known.get(key);
  if (found) return found;
  const midnight = Date.parse(`${day}T00:00Z`);
  const offsets = [
    offsetAt(midnight - DAY_MS, timeZone),
    offsetAt(midnight + 2 * DAY_MS, timeZone),
  ] as const;
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, offsets);
  return offsets;
}

function offsetAt(moment: number, timeZone: string): number {
  const seconds = Math.floor(moment / 1000) * 1000;
  return Date.parse(`${clockAt(new Date(seconds), timeZone)}Z`) - seconds;
}

function toIso(moment: number): string {
  return new Date(moment).toISOString();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format = formats.get(timeZone) ?? newFormat(timeZone);
  formats.set(timeZone, format);
  return format;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
}
