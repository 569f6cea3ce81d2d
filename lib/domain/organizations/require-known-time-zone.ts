import { systemDb } from "@/lib/db/client";
import { invalid } from "@/lib/domain/errors";
import { isKnownTimeZone } from "./sql/is-known-time-zone";

/**
 * Throws `invalid` for a time zone that PostgreSQL does not know. Its time zones may be older than those of Node, and every
 * list that depends on "today" would fail.
 */
export async function requireKnownTimeZone(name: string): Promise<void> {
  if (await isKnownTimeZone(systemDb(), name)) return;
  throw invalid({ field: "time_zone", message: "is not known to the database" });
}
