import { connection } from "./client";

const EVERY = 10_000;

/**
 * Tells the embedded database's planner what its tables hold now; a server's autovacuum does so by itself. Without it
 * the planner takes every table for empty and joins row by row. For after start and after many rows came in at once.
 */
export async function refreshStatistics(): Promise<void> {
  await connection().embedded?.exec("ANALYZE");
}

/** Does autovacuum's work in the embedded database from time to time, until the process ends. */
export function keepStatisticsFresh(): void {
  // A look that fails, as while the database closes, is made good by the next.
  if (connection().embedded)
    setInterval(() => vacuumChangedTables().catch(() => {}), EVERY).unref();
}

/** Measures every table of which a tenth has changed, and gives up its dead rows: autovacuum's own rule. */
export async function vacuumChangedTables(): Promise<void> {
  const { embedded } = connection();
  if (!embedded) return;
  const { rows } = await embedded.query<{ table: string }>(
    `SELECT c.oid::regclass::text AS "table" FROM pg_class c JOIN pg_stat_user_tables s ON s.relid = c.oid
     WHERE s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)`,
  );
  for (const { table } of rows) await embedded.exec(`VACUUM ANALYZE ${table}`);
}
