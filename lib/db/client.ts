import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { Prisma, PrismaClient } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { openEmbedded } from "./embedded";

export { Prisma };

/** What reads and writes: the client itself or a transaction of it. */
export type Db = Prisma.TransactionClient;

type Connection = { prisma: PrismaClient; embedded: PGlite | null };

// One connection a process, across the separately bundled routes and reloads of Next.
const shared = globalThis as typeof globalThis & { opportuneConnection?: Connection };

/** The database of `DATABASE_URL`, or without one the embedded database in `DATA_DIR`. Opened on first use. */
export function connection(): Connection {
  shared.opportuneConnection ??= connect();
  return shared.opportuneConnection;
}

/** The Prisma client of this process. Never call it inside a transaction: use the transaction's own client. */
export function db(): PrismaClient {
  return connection().prisma;
}

/**
 * Runs `work` in one READ COMMITTED transaction; it commits when `work` resolves and leaves nothing when it throws.
 * A transaction chosen as a deadlock's victim is run again.
 */
export async function transaction<T>(work: (tx: Db) => Promise<T>, timeout = 15_000): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db().$transaction(work, { maxWait: 30_000, timeout });
    } catch (error) {
      if (attempt >= 5 || !isRetryable(error)) throw error;
    }
  }
}

/** Closes the process's connection; the next use opens a new one. */
export async function disconnect(): Promise<void> {
  const open = shared.opportuneConnection;
  shared.opportuneConnection = undefined;
  await open?.prisma.$disconnect();
  await open?.embedded?.close();
}

function connect(): Connection {
  const { databaseUrl, databasePool, preparesStatements, dataDir } = env();
  if (databaseUrl) {
    const adapter = new PrismaPg(
      {
        connectionString: databaseUrl,
        max: databasePool,
        connectionTimeoutMillis: 2_500,
        options: "-c timezone=UTC",
      },
      { statementNameGenerator: preparesStatements ? nameStatements() : undefined },
    );
    return { prisma: createClient(adapter), embedded: null };
  }
  const embedded = openEmbedded(process.env.DATA_DIR?.startsWith("memory://") ? process.env.DATA_DIR : dataDir);
  return { prisma: createClient(new PrismaPGlite(embedded)), embedded };
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
  return new PrismaClient({
    adapter,
    omit: {
      user: { passwordHash: true },
      apiKey: { secretHash: true },
      refreshToken: { tokenHash: true },
      invitation: { tokenHash: true },
      passwordReset: { tokenHash: true },
    },
  });
}

function isRetryable(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && (error.code === "P2034" || isDeadlock(error));
}

function isDeadlock(error: Prisma.PrismaClientKnownRequestError): boolean {
  return error.code === "P2010" && JSON.stringify(error.meta).includes("40P01");
}
