import { systemDb } from "@/lib/db/client";
import { invalid } from "@/lib/domain/errors";

/**
 * Throws `invalid` for a time zone that PostgreSQL does not know, which may be older than Node: every list that tells
 * "today" would fail by it.
 */
export async function requireKnownTimeZone(name: string): Promise<void> {
  const [row] = await systemDb().$queryRaw<{ known: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM pg_timezone_names WHERE lower(name) = lower(${name})) AS known`;
  if (!row?.known) throw invalid({ field: "time_zone", message: "is not known to the database" });
}
