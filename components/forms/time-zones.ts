import type { ComboboxOption } from "@/components/ui/combobox-option";

const MAX_SHOWN = 60;

// Node.js and browsers list some zones by outdated names.
const RENAMED: Record<string, string> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Louisville": "America/Kentucky/Louisville",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/**
 * Returns the time zones whose name contains `text`, with their current time. Matches at the start
 * of a word come first.
 */
export async function searchTimeZones(text: string): Promise<ComboboxOption[]> {
  const wanted = readable(text).toLowerCase();
  const begins = (zone: string) =>
    ` ${readable(zone).toLowerCase().replaceAll("/", " ")}`.includes(` ${wanted}`);
  const found = timeZones().filter((zone) => readable(zone).toLowerCase().includes(wanted));
  return [...found.filter(begins), ...found.filter((zone) => !begins(zone))]
    .slice(0, MAX_SHOWN)
    .map(timeZoneOption);
}

/** Returns a time zone as an option with its current time. */
export function timeZoneOption(zone: string): ComboboxOption {
  return { id: zone, label: readable(zone), detail: clockIn(zone) };
}

/** Returns the browser's time zone. */
export function ownTimeZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return RENAMED[timeZone] ?? timeZone;
}

function timeZones(): string[] {
  const zones = Intl.supportedValuesOf("timeZone").map((zone) => RENAMED[zone] ?? zone);
  return ["UTC", ...[...new Set(zones)].filter((zone) => zone !== "UTC").sort()];
}

function readable(zone: string): string {
  return zone.replaceAll("_", " ");
}

function clockIn(timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "shortOffset",
  }).formatToParts(new Date());
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((candidate) => candidate.type === type)?.value ?? "";
  return `${part("hour")}:${part("minute")} now, ${part("timeZoneName")}`;
}
