import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";

/** An empty database: the environment variables that point a server to it, and how to drop it. */
export type OwnDatabase = { variables: Record<string, string>; drop: () => Promise<void> };

/** Creates an empty database: on the PostgreSQL of `DATABASE_URL`, else in a folder. */
export async function ownDatabase(): Promise<OwnDatabase> {
  const { DATABASE_URL } = process.env;
  if (!DATABASE_URL) {
    const folder = mkdtempSync(path.join(tmpdir(), "opportune-servers-"));
    return {
      variables: { DATA_DIR: folder },
      drop: async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
    };
  }
  const name = `servers_${randomUUID().replaceAll("-", "")}`;
  await run(DATABASE_URL, `CREATE DATABASE ${name}`);
  return {
    variables: {
      DATABASE_URL: Object.assign(new URL(DATABASE_URL), { pathname: `/${name}` }).href,
    },
    drop: () => run(DATABASE_URL, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function run(connectionString: string, statement: string) {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
