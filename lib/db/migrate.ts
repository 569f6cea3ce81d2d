import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { env } from "@/lib/env";
import { ensureAppRole } from "./app-role";
import { connection } from "./client";
import { fillTextKeys } from "./fill-text-keys";
import { refreshStatistics } from "./refresh-statistics";

type Session = {
  exec(sql: string): Promise<unknown>;
  query<Row>(sql: string, params?: unknown[]): Promise<{ rows: Row[] }>;
};

// The key that `prisma migrate deploy` locks, so that the two exclude each other.
const LOCK = 72707369;

/**
 * Migrates the database to the newest migration in `prisma/migrations`: in order, each in a
 * transaction, once even if several processes start together, recorded in Prisma's own
 * `_prisma_migrations`. On a PostgreSQL server, also ensures the role that row-level security
 * binds. Then fills in the text keys that rows lack. `upTo` limits the run to the named migrations, to match a backup. Returns the names of the
 * applied migrations. Throws if an applied migration's file has changed, or if `upTo` names a
 * migration this version does not have.
 */
export async function migrate({ upTo }: { upTo?: string[] } = {}): Promise<string[]> {
  const { directUrl, hasRowSecurity } = env();
  if (!directUrl) {
    const embedded = connection().embedded;
    if (!embedded) throw new Error("No database is configured");
    const applied = await applyPending(embedded, upTo);
    await fillTextKeys(embedded);
    await refreshStatistics();
    return applied;
  }
  const client = new Client({ connectionString: directUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const session: Session = {
      exec: (sql) => client.query(sql),
      query: (sql, params) => client.query(sql, params) as unknown as Promise<{ rows: never[] }>,
    };
    await session.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const applied = await applyPending(session, upTo);
    if (hasRowSecurity) await ensureAppRole(session);
    await fillTextKeys(session);
    return applied;
  } finally {
    await client.end();
  }
}

async function applyPending(session: Session, upTo?: string[]): Promise<string[]> {
  await session.exec(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`);
  const applied = await appliedChecksums(session);
  const names: string[] = [];
  const files = migrationFiles();
  const unknown = upTo?.find((wanted) => !files.some(({ name }) => name === wanted));
  if (unknown) throw new Error(`Migration ${unknown} is newer than this version of Opportune`);
  for (const { name, sql, checksum } of files) {
    if (upTo && !upTo.includes(name)) continue;
    const known = applied.get(name);
    if (known === checksum) continue;
    if (known) throw new Error(`Migration ${name} was changed after it was applied`);
    await apply(session, name, sql, checksum);
    names.push(name);
  }
  return names;
}

async function appliedChecksums(session: Session): Promise<Map<string, string>> {
  const { rows } = await session.query<{ migration_name: string; checksum: string }>(
    `SELECT "migration_name", "checksum" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

async function apply(session: Session, name: string, sql: string, checksum: string) {
  await session.exec("BEGIN");
  try {
    await session.exec(sql);
    await session.query(
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count") VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    );
    await session.exec("COMMIT");
  } catch (error) {
    await session.exec("ROLLBACK");
    throw error;
  }
}

function migrationFiles() {
  const folder = path.join(process.cwd(), "prisma", "migrations");
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}
