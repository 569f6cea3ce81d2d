import type { SystemDb } from "@/lib/db/client";

/** Whether the database knows the time zone. */
export async function isKnownTimeZone(db: SystemDb, name: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ known: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM pg_timezone_names WHERE lower(name) = lower(${name})) AS known`;
  return row?.known ?? false;
}
