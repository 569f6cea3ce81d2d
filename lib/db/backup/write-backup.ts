import { createWriteStream, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Client } from "pg";
import { connection } from "@/lib/db/client";
import { env } from "@/lib/env";
import { dump } from "./dump";
import type { Session } from "./session";

/**
 * Writes a backup of the whole database, as it is at one moment, to a file that appears under its name only when it is
 * complete. On PostgreSQL nobody waits for it; the embedded database, which has one connection, does nothing else meanwhile.
 */
export async function writeBackup(file: string): Promise<void> {
  const { directUrl } = env();
  if (!directUrl) {
    const embedded = connection().embedded;
    await embedded?.transaction((tx) => writeFrom(tx, file));
    return;
  }
  const client = new Client({
    connectionString: directUrl,
    connectionTimeoutMillis: 5_000,
    options: "-c timezone=UTC",
  });
  await client.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await writeFrom(sessionOf(client), file);
  } finally {
    await client.end();
  }
}

/** A connection to PostgreSQL as what a backup is read from and restored into. */
export function sessionOf(client: Client): Session {
  return {
    exec: (sql) => client.query(sql),
    query: async <Row>(sql: string, values?: unknown[]) => {
      const { rows } = await client.query(sql, values);
      return { rows: rows as Row[] };
    },
  };
}

async function writeFrom(session: Session, file: string): Promise<void> {
  const draft = `${file}.part`;
  try {
    await pipeline(
      Readable.from(dump(session)),
      createGzip(),
      createWriteStream(draft, { mode: 0o600 }),
    );
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
