import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { Client } from "pg";
import { connection } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { env } from "@/lib/env";
import { load, readHeader } from "./load";
import type { Session } from "./session";
import { sessionOf } from "./write-backup";

/**
 * Restores a backup into the empty database of the environment, embedded or PostgreSQL, regardless
 * of which one it was made from: migrates to the backup's version, loads the rows in one
 * transaction, then applies newer migrations. Returns the number of rows. Throws without changing
 * data if the database is not empty, or if the backup is incomplete or newer than this version.
 */
export async function restoreBackup(file: string): Promise<number> {
  const lines = createInterface({
    input: createReadStream(file).pipe(createGunzip()),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  const reader = lines[Symbol.asyncIterator]();
  const first = await reader.next();
  const { migrations } = readHeader(first.done ? undefined : first.value);
  await migrate({ upTo: migrations });
  const rest = { [Symbol.asyncIterator]: () => reader };
  const count = await inTransaction((session) => load(session, rest));
  await migrate();
  return count;
}

async function inTransaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
  const { directUrl } = env();
  if (!directUrl) {
    const embedded = connection().embedded;
    if (!embedded) throw new Error("No database is configured");
    return embedded.transaction(work);
  }
  const client = new Client({
    connectionString: directUrl,
    connectionTimeoutMillis: 5_000,
    options: "-c timezone=UTC",
  });
  await client.connect();
  try {
    await client.query("BEGIN");
    const result = await work(sessionOf(client));
    await client.query("COMMIT");
    return result;
  } finally {
    await client.end();
  }
}
