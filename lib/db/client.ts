import { AsyncLocalStorage } from "node:async_hooks";
import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { Prisma, PrismaClient } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { ProcessGlobal } from "@/lib/process-global";
import { isDeadlock } from "./constraint";
import { withDirectQueries } from "./drivers/direct-queries";
import { createScopedPool } from "./drivers/scoped-pool";
import { terminateHungConnections } from "./drivers/terminate-hung-connections";
import { openEmbedded } from "./embedded";
import { type Scope, type Scopes, scopedTo } from "./scope";

export { Prisma };

/**
 * Session settings of every connection. PostgreSQL plans a prepared statement once instead of once
 * per set of values: every hot statement uses an index whatever its values are, and planning the
 * list's eleven tables takes longer than reading a page of it. JIT compilation takes longer than
 * any of these statements runs.
 */
const SETTINGS = "-c timezone=UTC -c plan_cache_mode=force_generic_plan -c jit=off";

/** Reads and writes across organizations: see `systemDb`. */
export type SystemDb = Prisma.TransactionClient;

/**
 * Reads and writes within one organization: see `db` and `transaction`. It has no `findUnique`,
 * because Prisma batches those of all callers in the same tick, whatever their organization. Use
 * `findFirst`.
 */
export type Db = { [Name in keyof SystemDb]: WithoutJoinedReads<SystemDb[Name]> };

type WithoutJoinedReads<T> = T extends { findUnique: unknown }
  ? Omit<T, "findUnique" | "findUniqueOrThrow">
  : T;

type Connection = {
  prisma: PrismaClient;
  embedded: PGlite | null;
  /** Null if row-level security is off. */
  scopes: Scopes | null;
  /** Null for the embedded database, which has one connection. */
  pool: Pool | null;
  /** Call it after Prisma has disconnected. */
  close: () => Promise<void>;
};

const shared = new ProcessGlobal<Connection>("opportuneConnection");

/**
 * Returns the connection to the database of `DATABASE_URL`, or without one to the embedded database
 * in `DATA_DIR`. Opens it on first use.
 */
export function connection(): Connection {
  return shared.getOrCreate(connect);
}

/**
 * Returns the client for the rows of one organization. On a PostgreSQL server, row-level security
 * confines every statement to them. Never call it inside a transaction: use the transaction's own
 * client.
 */
export function db({ organizationId }: { organizationId: string }): Db {
  return clientFor({ organizationId });
}

/**
 * Returns the client for the rows of every organization: for maintenance, and for the few look-ups
 * that find out which organization a request is about. Never call it inside a transaction.
 */
export function systemDb(): SystemDb {
  return clientFor({ organizationId: null });
}

/**
 * Runs `work` in one READ COMMITTED transaction within an organization. Commits when `work`
 * resolves and rolls back when it throws. A transaction chosen as a deadlock victim runs again.
 */
export function transaction<T>(
  { organizationId }: { organizationId: string },
  work: (tx: Db) => Promise<T>,
  timeout?: number,
): Promise<T> {
  return runTransaction({ organizationId }, work, timeout);
}

/** Runs `work` in a transaction like `transaction`, across organizations. */
export function systemTransaction<T>(work: (tx: SystemDb) => Promise<T>): Promise<T> {
  return runTransaction({ organizationId: null }, work);
}

async function runTransaction<T>(
  scope: Scope,
  work: (tx: SystemDb) => Promise<T>,
  timeout = 15_000,
): Promise<T> {
  const { prisma, scopes } = connection();
  const run = () => prisma.$transaction(work, { maxWait: 30_000, timeout });
  for (let attempt = 1; ; attempt++) {
    try {
      return await (scopes ? scopes.run(scope, run) : run());
    } catch (error) {
      if (attempt >= 5 || !isDeadlock(error)) throw error;
    }
  }
}

/** The pool's connections by state, and the work that waits for one; nothing before the first use. */
export function poolState(): { busy: number; idle: number; waiting: number } {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = shared.get()?.pool ?? {};
  return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}

/** Closes the process's connection. The next use opens a new one. */
export async function disconnect(): Promise<void> {
  const open = shared.get();
  shared.set(undefined);
  await open?.prisma.$disconnect();
  await open?.close();
}

function connect(): Connection {
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

function clientFor(scope: Scope): SystemDb {
  const { prisma, scopes } = connection();
  return scopes ? scopedTo(prisma, scopes, scope) : prisma;
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
