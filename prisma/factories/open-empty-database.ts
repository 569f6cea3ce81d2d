import { randomUUID } from "node:crypto";
import { disconnect, systemDb } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";

const shared = globalThis as typeof globalThis & { opportuneConnection?: unknown };

/**
 * Makes this process use an empty database of its own until the returned function is called;
 * without tables unless `migrated`.
 */
export async function openEmptyDatabase({ migrated = true } = {}): Promise<() => Promise<void>> {
  const { DATABASE_URL, DATA_DIR = "" } = process.env;
  const name = `empty_${randomUUID().replaceAll("-", "")}`;
  if (DATABASE_URL) await systemDb().$executeRawUnsafe(`CREATE DATABASE ${name}`);
  const connection = shared.opportuneConnection;
  shared.opportuneConnection = undefined;
  if (DATABASE_URL)
    process.env.DATABASE_URL = Object.assign(new URL(DATABASE_URL), { pathname: `/${name}` }).href;
  else process.env.DATA_DIR = `memory://${name}`;
  if (migrated) await migrate();
  return async () => {
    await disconnect();
    shared.opportuneConnection = connection;
    if (!DATABASE_URL) process.env.DATA_DIR = DATA_DIR;
    else process.env.DATABASE_URL = DATABASE_URL;
    if (DATABASE_URL) await systemDb().$executeRawUnsafe(`DROP DATABASE ${name}`);
  };
}
