import { systemDb } from "./client";

/**
 * Throws unless database sessions are in UTC, which responses rely on: a pooler may drop the
 * setting.
 */
export async function proveTimeZone(): Promise<void> {
  const [{ zone, isUtc }] = await systemDb().$queryRaw<[{ zone: string; isUtc: boolean }]>`
    SELECT current_setting('timezone') AS zone, bool_and(extract(timezone FROM month) = 0) AS "isUtc"
    FROM generate_series('2000-01-01'::timestamptz, now() + interval '10 years', '1 month') month`;
  if (!isUtc)
    throw new Error(
      `The database's sessions are in ${zone}: let the pooler connect with timezone = UTC`,
    );
}
