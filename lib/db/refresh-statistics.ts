import { connection } from "./client";

const EVERY = 10_000;

/**
 * Refreshes the planner statistics of the embedded database; a PostgreSQL server's autovacuum does
 * this on its own. Without it the planner assumes empty tables and joins row by row. Call it at
 * start and after a large import.
 */
export async function refreshStatistics(): Promise<void> {
  await connection().embedded?.exec("ANALYZE");
}

/** Does autovacuum's work in the embedded database periodically until the process ends. */
export function keepStatisticsFresh(): void {
  // A failed run, for example while the database closes, is made up by the next.
  if (connection().embedded)
    setInterval(() => vacuumChangedTables().catch(() => {}), EVERY).unref();
}

/**
 * Analyzes every table of which a tenth has changed, and removes its dead rows: autovacuum's own
 * rule.
 */
export async function vacuumChangedTables(): Promise<void> {
  const { embedded } = connection();
  if (!embedded) return;
  const { rows } = await embedded.query<{ table: string }>(
    `SELECT c.oid::regclass::text AS "table" FROM pg_class c JOIN pg_stat_user_tables s ON s.relid = c.oid
     WHERE s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)`,
  );
  for (const { table } of rows) await embedded.exec(`VACUUM ANALYZE ${table}`);
}
