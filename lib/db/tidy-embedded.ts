import { connection } from "./client";

const INTERVAL = 30_000;

/**
 * What PostgreSQL's autovacuum does and the embedded database has nobody to do: measures the tables that have changed
 * much, without which good plans are not found, and gives up their dead rows. Nothing on a PostgreSQL of its own.
 */
export async function tidyEmbedded(): Promise<void> {
  const { embedded } = connection();
  if (!embedded) return;
  const { rows } = await embedded.query<{ table: string }>(
    `SELECT c.oid::regclass::text AS "table" FROM pg_class c JOIN pg_stat_user_tables s ON s.relid = c.oid
     WHERE s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0) OR (c.reltuples < 0 AND pg_relation_size(c.oid) > 0)`,
  );
  for (const { table } of rows) await embedded.exec(`VACUUM ANALYZE ${table}`);
}

/** Tidies now and from time to time, as long as the process lives. */
export async function keepEmbeddedTidy(): Promise<void> {
  await tidyEmbedded();
  // One that fails is made good by the next.
  if (connection().embedded) setInterval(() => void tidyEmbedded().catch(() => undefined), INTERVAL).unref();
}
