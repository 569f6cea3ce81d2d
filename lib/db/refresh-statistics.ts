import { connection } from "./client";

const EVERY = 10_000;
const WRITES = 200;

/**
 * Tells the embedded database's planner what its tables hold now; a server's autovacuum does so by itself. Without it
 * the planner takes every table for empty and joins row by row. For after start and after many rows came in at once.
 */
export async function refreshStatistics(): Promise<void> {
  await connection().embedded?.exec("ANALYZE");
}

/** Refreshes the embedded database's statistics from time to time, as it is written to, until the process ends. */
export function keepStatisticsFresh(): void {
  let seen = 0;
  const look = async () => {
    const { embedded } = connection();
    if (!embedded) return;
    const { rows } = await embedded.query<{ last: number }>(
      "SELECT last_value::float8 AS last FROM change_events_id_seq",
    );
    const last = rows[0]?.last ?? 0;
    if (last - seen < WRITES) return;
    seen = last;
    await refreshStatistics();
  };
  // A look that fails, as while the database closes, leaves the statistics as they were.
  if (connection().embedded) setInterval(() => look().catch(() => {}), EVERY).unref();
}
