import { everywhere } from "./client";

/** Throws unless the database tells time in UTC, as answers show it: a pooler in between may not pass the setting on. */
export async function proveTimeZone(): Promise<void> {
  const [{ zone, isUtc }] = await everywhere().$queryRaw<[{ zone: string; isUtc: boolean }]>`
    SELECT current_setting('timezone') AS zone, extract(timezone FROM '2000-01-01'::timestamptz) = 0
      AND extract(timezone FROM '2000-07-01'::timestamptz) = 0 AS "isUtc"`;
  if (!isUtc) throw new Error(`The database's sessions are in ${zone}: let the pooler connect with timezone = UTC`);
}
