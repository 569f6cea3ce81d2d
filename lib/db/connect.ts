import { AsyncLocalStorage } from "node:async_hooks";
import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { PrismaClient } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { withDirectQueries } from "./drivers/direct-queries";
import { createScopedPool } from "./drivers/scoped-pool";
import { terminateHungConnections } from "./drivers/terminate-hung-connections";
import { openEmbedded } from "./embedded";
import type { Scope, Scopes } from "./scope";

/**
 * Session settings of every connection. PostgreSQL plans a prepared statement once instead of once
 * per set of values: every hot statement uses an index whatever its values are, and planning the
 * list's eleven tables takes longer than reading a page of it. JIT compilation takes longer than
 * any of these statements runs.
 */
const SETTINGS = "-c timezone=UTC -c plan_cache_mode=force_generic_plan -c jit=off";

/** An open connection to the database. */
export type Connection = {
  prisma: PrismaClient;
  embedded: PGlite | null;
  /** Null if row-level security is off. */
  scopes: Scopes | null;
  /** Null for the embedded database, which has one connection. */
  pool: Pool | null;
  /** Call it after Prisma has disconnected. */
  close: () => Promise<void>;
};

/** Connects to the database of `DATABASE_URL`, or without one opens the embedded database in `DATA_DIR`. */
export function connect(): Connection {
  const {
    databaseUrl,
    isPooled,
    databasePool,
    preparesStatements,
    hasRowSecurity,
    usesDriver,
    dataDir,
  } = env();
  if (databaseUrl) {
    const config = {
      connectionString: databaseUrl,
      max: databasePool,
      // Together with the time it takes to notice a hung connection, a request fails within three
      // seconds.
      connectionTimeoutMillis: 1_400,
      // A pooler rejects startup parameters; set them at the pooler: docs/operations.md.
      options: isPooled ? undefined : SETTINGS,
    };
    const scopes = hasRowSecurity ? new AsyncLocalStorage<Scope>() : null;
    const pool = scopes
      ? createScopedPool(config, scopes, {
          prepares: preparesStatements,
          isPipelined: usesDriver("scoped-pool"),
        })
      : new Pool(config);
    if (usesDriver("terminate-hung-connections")) terminateHungConnections(pool, databaseUrl);
    const adapter = new PrismaPg(pool, {
      statementNameGenerator: preparesStatements ? nameStatements() : undefined,
    });
    return { prisma: createClient(adapter), embedded: null, scopes, pool, close: () => pool.end() };
  }
  const embedded = openEmbedded(
    process.env.DATA_DIR?.startsWith("memory://") ? process.env.DATA_DIR : dataDir,
  );
  return {
    prisma: createClient(new PrismaPGlite(embedded)),
    embedded,
    scopes: null,
    pool: null,
    close: () => embedded.close(),
  };
}

/**
 * Returns a generator of names for the statements that connections keep prepared: most of a small
 * statement's time is parsing and planning. Only the first statements get a name, which limits how
 * many a connection keeps.
 */
function nameStatements() {
  const names = new Map<string, string>();
  return ({ sql }: { sql: string }) => {
    const known = names.get(sql);
    if (known) return known;
    if (names.size >= NAMED_STATEMENTS) return UNNAMED;
    const name = `s${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}

const NAMED_STATEMENTS = 500;
const UNNAMED = "";

function createClient(adapter: PrismaPg | PrismaPGlite): PrismaClient {
  const client: PrismaClient = new PrismaClient({
    adapter,
    omit: {
      user: { passwordHash: true },
      apiKey: { secretHash: true },
      refreshToken: { tokenHash: true },
      invitation: { tokenHash: true },
      passwordReset: { tokenHash: true },
    },
  });
  if (!env().usesDriver("direct-queries")) return client;
  return withDirectQueries(client, adapter.connect());
}
