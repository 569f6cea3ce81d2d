import { poolState } from "@/lib/db/client";

/** The connections to the database by state, and the work that waits for one. */
export function databaseConnections(): Record<string, number> {
  return poolState();
}
