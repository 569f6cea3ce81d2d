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
 * Writes a consistent backup of the whole database. The file appears under its name only once it is
 * complete. On PostgreSQL nothing waits for it; the embedded database has one connection and serves
 * no other request meanwhile.
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

/** Adapts a PostgreSQL connection to a backup session. */
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
