import { createServer } from "node:net";
import { Pool } from "pg";
import { expect, test } from "vitest";
import { terminateHungConnections } from "./terminate-hung-connections";

const { DATABASE_URL = "" } = process.env;

test.skipIf(!DATABASE_URL)(
  "a slow statement keeps running while the database answers new connections",
  async () => {
    const pool = new Pool({ connectionString: DATABASE_URL });
    terminateHungConnections(pool, DATABASE_URL);
    const { rows } = await pool.query("SELECT 'done' AS said FROM pg_sleep(3.5)");
    expect(rows).toEqual([{ said: "done" }]);
    await pool.end();
  },
);

test.skipIf(!DATABASE_URL)(
  "a statement fails within 2 seconds once the database no longer answers new connections",
  async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const pool = new Pool({ connectionString: DATABASE_URL });
    terminateHungConnections(
      pool,
      `postgres://nobody@127.0.0.1:${typeof address === "object" ? address?.port : 1}/nothing`,
    );
    const startedAt = Date.now();
    await expect(pool.query("SELECT pg_sleep(20)")).rejects.toThrow("Connection terminated");
    expect(Date.now() - startedAt).toBeLessThan(2_500);
    await pool.end();
    silent.close();
  },
);
