import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { env } from "@/lib/env";
import { openEmptyDatabase } from "@/prisma/factories/open-empty-database";
import { connection, disconnect, systemDb } from "./client";
import { proveTimeZone } from "./prove-time-zone";

test("without a database URL there is no direct URL either, and the embedded database is used", () => {
  vi.stubEnv("DATABASE_URL", "");
  vi.stubEnv("DATABASE_DIRECT_URL", "postgresql://elsewhere.example/opportune");
  expect(env()).toMatchObject({ directUrl: undefined, isPooled: false });
  vi.unstubAllEnvs();
});

describe.skipIf(connection().embedded)("behind a pooler", () => {
  let close: () => Promise<void>;

  // Sessions that the server does not configure itself, as a pooler's.
  beforeEach(async () => {
    close = await openEmptyDatabase();
    process.env.DATABASE_DIRECT_URL = process.env.DATABASE_URL;
    await disconnect();
  });
  afterEach(async () => {
    delete process.env.DATABASE_DIRECT_URL;
    await close();
  });

  test("no startup parameter is sent, because the pooler would reject it", async () => {
    const [{ source }] = await systemDb().$queryRaw<[{ source: string }]>`
      SELECT source FROM pg_settings WHERE name = 'plan_cache_mode'`;
    expect(source).toBe("default");
  });

  test.each([
    ["UTC", true],
    ["Etc/UTC", true],
    ["Africa/Abidjan", true],
    ["America/New_York", false],
    ["Africa/Casablanca", false],
    ["America/Bogota", false],
    ["Europe/London", false],
    ["Asia/Kolkata", false],
  ])("a server starts only if sessions are in UTC: %s", async (zone, starts) => {
    await setTimeZone(zone);
    const proved = proveTimeZone();
    if (starts) await proved;
    else await expect(proved).rejects.toThrow(`sessions are in ${zone}`);
  });
});

/** As the default of new sessions in the database. */
async function setTimeZone(zone: string): Promise<void> {
  const owner = new Client({ connectionString: process.env.DATABASE_DIRECT_URL });
  await owner.connect();
  await owner.query(`ALTER DATABASE ${owner.database} SET timezone = '${zone}'`);
  await owner.end();
}
