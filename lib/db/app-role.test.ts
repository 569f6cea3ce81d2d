import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createOrganization } from "@/prisma/factories/create-organization";
import { openEmptyDatabase } from "@/prisma/factories/open-empty-database";
import { APP_ROLE, ensureAppRole } from "./app-role";
import { connection, db, disconnect, systemDb } from "./client";
import { migrate } from "./migrate";
import { proveRowSecurity } from "./prove-row-security";

describe.skipIf(connection().embedded)("the application role", () => {
  let close: () => Promise<void>;
  let owner: Client;

  beforeEach(async () => {
    close = await openEmptyDatabase();
    owner = await connect(process.env.DATABASE_URL);
  });
  afterEach(async () => {
    await owner.end();
    await close();
  });

  test("receives missing privileges when migrations run, also on a table created by other means", async () => {
    await owner.query(
      `CREATE TABLE notes (id bigserial PRIMARY KEY); REVOKE UPDATE ON stages FROM ${APP_ROLE}`,
    );
    await migrate();
    const { rows } =
      await owner.query(`SELECT has_table_privilege('${APP_ROLE}', 'notes', 'INSERT') AS notes,
      has_sequence_privilege('${APP_ROLE}', 'notes_id_seq', 'USAGE') AS sequence,
      has_table_privilege('${APP_ROLE}', 'stages', 'UPDATE') AS stages`);
    expect(rows).toEqual([{ notes: true, sequence: true, stages: true }]);
  });

  test.each([
    `ALTER ROLE ${APP_ROLE} BYPASSRLS`,
    `ALTER ROLE ${APP_ROLE} SUPERUSER`,
    `ALTER TABLE views OWNER TO ${APP_ROLE}`,
  ])("is rejected if row-level security would not bind it: %s", async (sql) => {
    await owner.query("BEGIN");
    await owner.query(sql);
    await expect(ensureAppRole(owner)).rejects.toThrow(
      "must not be a superuser, have BYPASSRLS or own tables",
    );
    await owner.query("ROLLBACK");
  });

  test("works for a login that owns only its database; a login that cannot assume the role gets instructions", async () => {
    const login = `plain_${randomUUID().replaceAll("-", "")}`;
    const url = new URL(process.env.DATABASE_URL ?? "");
    await owner.query(`CREATE ROLE ${login} LOGIN`);
    await owner.query(`CREATE DATABASE ${login} OWNER ${login}`);
    const before = process.env.DATABASE_URL;
    await disconnect();
    process.env.DATABASE_URL = Object.assign(url, { username: login, pathname: `/${login}` }).href;
    try {
      await expect(migrate()).rejects.toThrow(`GRANT ${APP_ROLE} TO`);
      await owner.query(`GRANT ${APP_ROLE} TO ${login}`);
      await migrate();
      await proveRowSecurity();
      const [ours, theirs] = [await createOrganization(), await createOrganization()];
      expect(await systemDb().organization.count()).toBe(2);
      expect(
        await db({ organizationId: ours.id }).organization.findMany({ select: { id: true } }),
      ).toEqual([{ id: ours.id }]);
      expect(
        await db({ organizationId: ours.id }).organization.findFirst({ where: { id: theirs.id } }),
      ).toBeNull();
    } finally {
      await disconnect();
      process.env.DATABASE_URL = before;
      await owner.query(`DROP DATABASE ${login}`);
      await owner.query(`DROP ROLE ${login}`);
    }
  });
});

async function connect(connectionString: string | undefined): Promise<Client> {
  const client = new Client({ connectionString });
  await client.connect();
  return client;
}
