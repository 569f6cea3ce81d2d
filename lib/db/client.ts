import { AsyncLocalStorage } from "node:async_hooks";
import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { Prisma, PrismaClient } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { isDeadlock } from "./constraint";
import { withDirectQueries } from "./drivers/direct-queries";
import { createScopedPool } from "./drivers/scoped-pool";
import { terminateHungConnections } from "./drivers/terminate-hung-connections";
import { openEmbedded } from "./embedded";
import { type Scope, type Scopes, scopedTo } from "./scope";

export { Prisma };

/**
 * How connections are set up. PostgreSQL plans a prepared statement once, not for each value: every hot statement goes
 * along an index whatever its values are, and planning the list's eleven tables takes longer than reading a page of it.
 * Compiling a plan to machine code takes longer than any of them runs.
 */
const SETTINGS = "-c timezone=UTC -c plan_cache_mode=force_generic_plan -c jit=off";

/** What reads and writes across organizations: see `systemDb`. */
export type SystemDb = Prisma.TransactionClient;

/**
 * What reads and writes within one organization: see `db`, or a transaction. It has no `findUnique`, which Prisma joins
 * with those of other callers in the same tick, whatever their organization: `findFirst` does the same.
 */
export type Db = { [Name in keyof SystemDb]: WithoutJoinedReads<SystemDb[Name]> };

type WithoutJoinedReads<T> = T extends { findUnique: unknown }
  ? Omit<T, "findUnique" | "findUniqueOrThrow">
  : T;

type Connection = {
  prisma: PrismaClient;
  embedded: PGlite | null;
  /** Null where rows are not secured by the scope. */
  scopes: Scopes | null;
  /** For after Prisma has disconnected. */
  close: () => Promise<void>;
};

// One connection a process, across the separately bundled routes and reloads of Next.
const shared = globalThis as typeof globalThis & { opportuneConnection?: Connection };

/** The database of `DATABASE_URL`, or without one the embedded database in `DATA_DIR`. Opened on first use. */
export function connection(): Connection {
  shared.opportuneConnection ??= connect();
  return shared.opportuneConnection;
}

/**
 * What reads and writes the rows of one organization. On a server the database itself keeps every statement of it to
 * them. Never call it inside a transaction: use the transaction's own client.
 */
export function db({ organizationId }: { organizationId: string }): Db {
  return clientFor({ organizationId });
}

/**
 * What reads and writes the rows of every organization, for the few look-ups that find out which one it is about, and
 * for maintenance. Never call it inside a transaction.
 */
export function systemDb(): SystemDb {
  return clientFor({ organizationId: null });
}

/**
 * Runs `work` in one READ COMMITTED transaction within an organization; it commits when `work` resolves and leaves
 * nothing when it throws. A transaction chosen as a deadlock's victim is run again.
 */
export function transaction<T>(
  { organizationId }: { organizationId: string },
  work: (tx: Db) => Promise<T>,
  timeout?: number,
): Promise<T> {
  return runTransaction({ organizationId }, work, timeout);
}

/** The same as `transaction`, across organizations. */
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

/** Closes the process's connection; the next use opens a new one. */
export async function disconnect(): Promise<void> {
  const open = shared.opportuneConnection;
  shared.opportuneConnection = undefined;
  await open?.prisma.$disconnect();
  await open?.close();
}

function connect(): Connection {
  const { databaseUrl, isPooled, databasePool, preparesStatements, hasRowSecurity, dataDir } =
    env();
  if (databaseUrl) {
    const config = {
      connectionString: databaseUrl,
      max: databasePool,
      // With the time that a stuck connection is noticed in, a request is told within three seconds.
      connectionTimeoutMillis: 1_400,
      // A pooler refuses them: what it connects with is set there, see docs/operations.md.
      options: isPooled ? undefined : SETTINGS,
    };
    const scopes = hasRowSecurity ? new AsyncLocalStorage<Scope>() : null;
    const pool = scopes ? createScopedPool(config, scopes, preparesStatements) : new Pool(config);
    terminateHungConnections(pool, databaseUrl);
    const adapter = new PrismaPg(pool, {
      statementNameGenerator: preparesStatements ? nameStatements() : undefined,
    });
    return { prisma: createClient(adapter), embedded: null, scopes, close: () => pool.end() };
  }
  const embedded = openEmbedded(
    process.env.DATA_DIR?.startsWith("memory://") ? process.env.DATA_DIR : dataDir,
  );
  return {
    prisma: createClient(new PrismaPGlite(embedded)),
    embedded,
    scopes: null,
    close: () => embedded.close(),
  };
}

function clientFor(scope: Scope): SystemDb {
  const { prisma, scopes } = connection();
  return scopes ? scopedTo(prisma, scopes, scope) : prisma;
}

/**
 * Names for the statements that connections keep prepared: most of a small statement's time goes into parsing and planning
 * it. Only the first texts get one, so that no connection keeps more than these.
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
  return withDirectQueries(client, adapter.connect());
}
