import { Prisma } from "@/lib/db/generated/client";
import { ProcessGlobal } from "@/lib/process-global";
import { type Connection, connect } from "./connect";
import { isDeadlock } from "./constraint";
import { type Scope, scopedTo } from "./scope";

export { Prisma };

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

function clientFor(scope: Scope): SystemDb {
  const { prisma, scopes } = connection();
  return scopes ? scopedTo(prisma, scopes, scope) : prisma;
}
