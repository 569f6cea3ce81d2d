import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openEmptyDatabase } from "@/prisma/factories/open-empty-database";
import { APP_ROLE } from "./app-role";
import { connection, systemDb } from "./client";
import { ORGANIZATION_SETTING } from "./drivers/scoped-pool";

/** Tables that belong to no organization: docs/architecture.md names them. */
const GLOBAL = [
  "_prisma_migrations",
  "api_key_prefixes",
  "attempts",
  "sessions",
  "tenants",
  "users",
];

/** Logs, which the application can only read and add to. */
const APPEND_ONLY = ["change_events", "security_events"];

/** The files that read or write across organizations, and why. */
const LOOK_EVERYWHERE = {
  "lib/auth/accept-invitation.ts": "a user by their address",
  "lib/auth/api-key.ts": "the organization of a key, by its prefix",
  "lib/auth/assert-no-demo.ts": "whether any tenant is the demo's",
  "lib/auth/attempts-in-database.ts": "counts failed attempts before anybody is known",
  "lib/auth/change-password.ts": "ends the user's sessions wherever they are a member",
  "lib/auth/known-about.ts": "the organizations of a user, wherever they are a member",
  "lib/auth/record-failed-sign-in.ts": "where the user of an address is a member",
  "lib/auth/sign-in.ts": "a user by their address, and where they are a member",
  "lib/domain/members/sessions/end-member-session.ts": "sessions are global, like their users",
  "lib/domain/members/sessions/list-member-sessions.ts": "sessions are global, like their users",
  "lib/domain/sessions/begin-session.ts": "sessions are global, like their users",
  "lib/domain/sessions/end-other-sessions.ts": "sessions are global, like their users",
  "lib/domain/sessions/end-own-session.ts": "sessions are global, like their users",
  "lib/domain/sessions/end-session.ts": "sessions are global, like their users",
  "lib/domain/sessions/queries.ts": "sessions are global, like their users",
  "lib/domain/sessions/touch-session.ts": "sessions are global, like their users",
  "lib/domain/check-health.ts": "asks for no row",
  "lib/domain/retention/apply-retention.ts": "walks through all organizations",
  "lib/domain/retention/sql/delete-expired.ts": "sessions are global, like their users",
  "lib/domain/members/find-profile.ts": "tenants belong to no organization",
  "lib/domain/members/list-own-organizations.ts": "where a user is a member",
  "lib/domain/members/may-anywhere.ts": "what a user may do wherever they are a member",
  "lib/domain/members/update-profile.ts": "a name is the same wherever its user is a member",
  "lib/domain/organizations/create-organization.ts": "there is none yet",
  "lib/domain/organizations/find-tenant.ts": "tenants belong to no organization",
  "lib/domain/organizations/has-users.ts": "whether the installation is set up",
  "lib/domain/organizations/require-known-time-zone.ts": "asks for no row of ours",
  "lib/domain/members/password-resets/apply-password-reset.ts":
    "ends the user's sessions wherever they are a member",
  "lib/domain/members/password-resets/create-password-reset.ts":
    "whether the maker administers every organization of the member",
  "lib/domain/members/password-resets/find-password-reset.ts": "whether the maker still does",
  "lib/db/prove-time-zone.ts": "reads no rows",
};

test("every table but the global ones has one policy: rows belong to the organization that is set", async () => {
  const rows = await systemDb().$queryRaw<
    { table: string; isSecured: boolean; policies: object[] }[]
  >`
    SELECT c.relname AS "table", c.relrowsecurity AS "isSecured", (SELECT coalesce(json_agg(json_build_object(
        'using', p.qual, 'check', p.with_check, 'for', p.cmd, 'to', p.roles, 'kind', p.permissive)), '[]')
      FROM pg_policies p WHERE p.schemaname = current_schema() AND p.tablename = c.relname) AS policies
    FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
      AND NOT c.relname = ANY(${GLOBAL})`;
  expect(rows.length).toBeGreaterThan(15);
  for (const { table, isSecured, policies } of rows) {
    const own = table === "organizations" ? "id" : "organization_id";
    const setting = `(NULLIF(current_setting('${ORGANIZATION_SETTING}'::text, true), ''::text))::uuid`;
    const using = `(${own} = ( SELECT ${setting} AS "nullif"))`;
    expect({ table, isSecured, policies }).toEqual({
      table,
      isSecured: true,
      policies: [{ using, check: null, for: "ALL", to: ["public"], kind: "PERMISSIVE" }],
    });
  }
});

test("only the listed files look across organizations", () => {
  const files = ["lib", "app"].flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((file) => path.join(room, file)),
  );
  const sources = files.filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.|generated|^lib\/db\/client/.test(file),
  );
  expect(sources.length).toBeGreaterThan(300);
  expect(
    sources.filter((file) => /\bsystem(Db|Transaction)\(/.test(readFileSync(file, "utf8"))).sort(),
  ).toEqual(Object.keys(LOOK_EVERYWHERE).sort());
});

describe.skipIf(connection().embedded)("any statement of the application role", () => {
  const ours = randomUUID();
  const theirs = randomUUID();
  let client: Client;
  let tables: { name: string; own: string }[];
  let close: () => Promise<void>;

  beforeAll(async () => {
    close = await openEmptyDatabase();
    client = new Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    tables = await organizationTables(client);
    await dropConstraints(client);
    for (const table of tables) {
      for (const organizationId of [ours, ours, theirs])
        await insertRow(client, table, organizationId);
    }
  });
  afterAll(async () => {
    await client.end();
    await close();
  });

  test("reads, changes and deletes only rows of the current organization, in every table", async () => {
    for (const { name, own } of tables) {
      const rows = name === "organizations" ? [ours] : [ours, ours];
      for (const sql of [
        `SELECT ${own} AS own FROM ${name}`,
        `SELECT ${own} AS own FROM ${name} WHERE ${own} IN ('${ours}', '${theirs}')`,
        ...changesOf(name, `UPDATE ${name} SET ${own} = ${own} RETURNING ${own} AS own`),
        ...changesOf(name, `DELETE FROM ${name} RETURNING ${own} AS own`),
      ]) {
        expect({ sql, rows: await asApp(client, ours, sql) }).toEqual({ sql, rows });
      }
      for (const sql of [
        `SELECT ${own} AS own FROM ${name} WHERE ${own} = '${theirs}'`,
        ...changesOf(
          name,
          `UPDATE ${name} SET ${own} = '${ours}' WHERE ${own} = '${theirs}' RETURNING ${own} AS own`,
          `DELETE FROM ${name} WHERE ${own} = '${theirs}' RETURNING ${own} AS own`,
        ),
      ]) {
        expect({ sql, rows: await asApp(client, ours, sql) }).toEqual({ sql, rows: [] });
      }
    }
  });

  test("cannot insert or move a row into another organization, in any table", async () => {
    for (const table of tables) {
      const { name, own } = table;
      const refused = APPEND_ONLY.includes(name)
        ? /permission denied/
        : /violates row-level security policy/;
      await expect(
        asApp(client, ours, `UPDATE ${name} SET ${own} = '${theirs}'`),
        name,
      ).rejects.toThrow(refused);
      await expect(
        asApp(client, ours, await insertSql(client, table, randomUUID())),
        name,
      ).rejects.toThrow(/violates row-level security policy/);
      if (name !== "organizations") await asApp(client, ours, await insertSql(client, table, ours));
    }
  });

  test.each([null, "", randomUUID()])(
    "finds nothing to read, change or delete and can add nothing with %j set",
    async (set) => {
      for (const table of tables) {
        const { name, own } = table;
        for (const sql of [
          `SELECT ${own} AS own FROM ${name}`,
          ...changesOf(
            name,
            `UPDATE ${name} SET ${own} = ${own} RETURNING ${own} AS own`,
            `DELETE FROM ${name} RETURNING ${own} AS own`,
          ),
        ]) {
          expect({ sql, rows: await asApp(client, set, sql) }).toEqual({ sql, rows: [] });
        }
        await expect(
          asApp(client, set, await insertSql(client, table, ours)),
          name,
        ).rejects.toThrow();
      }
    },
  );

  test("cannot read or set secrets of other uses, or anything of tables that belong to nobody", async () => {
    for (const sql of [
      "SELECT email, password_hash FROM users",
      "SELECT * FROM users",
      "UPDATE users SET password_hash = 'x'",
      "UPDATE users SET email = 'x', session_epoch = 0",
      "DELETE FROM users",
      "SELECT name FROM tenants",
      "UPDATE tenants SET name = 'x'",
      "SELECT * FROM api_key_prefixes",
      "DELETE FROM api_key_prefixes",
      "SELECT secret_hash FROM api_keys",
      "UPDATE api_keys SET secret_hash = 'x'",
      "SELECT address, user_agent FROM sessions",
      "UPDATE sessions SET user_id = gen_random_uuid()",
      "DELETE FROM sessions",
      "SELECT * FROM attempts",
      "DELETE FROM attempts",
      "UPDATE change_events SET changes = '{}'",
      "DELETE FROM change_events",
    ]) {
      await expect(asApp(client, ours, sql), sql).rejects.toThrow(/permission denied/);
    }
    await asApp(client, ours, "SELECT id, tenant_id, email, name FROM users");
  });

  test("cannot bypass the policies, change them or read the applied migrations", async () => {
    for (const sql of [
      "ALTER TABLE opportunities DISABLE ROW LEVEL SECURITY",
      "DROP POLICY own_organization ON opportunities",
      "TRUNCATE change_events",
      "SELECT * FROM _prisma_migrations",
      "CREATE TABLE mine ()",
    ]) {
      await expect(asApp(client, ours, sql), sql).rejects.toThrow(
        /must be owner|permission denied/,
      );
    }
    await expect(
      asApp(client, ours, "SET LOCAL row_security = off; SELECT id FROM stages"),
    ).rejects.toThrow(/would be affected by row-level security/);
  });
});

/** Returns the statements that change a table's rows; none for a log, which only grows. */
function changesOf(table: string, ...statements: string[]): string[] {
  return APPEND_ONLY.includes(table) ? [] : statements;
}

/** Runs one statement within an organization and rolls its changes back. */
async function asApp(
  client: Client,
  organizationId: string | null,
  sql: string,
): Promise<string[]> {
  await client.query(`BEGIN; SET LOCAL ROLE ${APP_ROLE}`);
  try {
    if (organizationId !== null)
      await client.query(`SET LOCAL ${ORGANIZATION_SETTING} = '${organizationId}'`);
    const { rows } = await client.query<{ own: string }>(sql);
    return rows.map(({ own }) => own);
  } finally {
    await client.query("ROLLBACK");
  }
}

type Table = { name: string; own: string };

async function organizationTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT quote_ident(tablename) AS name, CASE tablename WHEN 'organizations' THEN 'id' ELSE 'organization_id' END AS own
     FROM pg_tables WHERE schemaname = current_schema() AND NOT tablename = ANY($1)`,
    [GLOBAL],
  );
  return rows;
}

/** Drops the constraints, so that any table accepts a row on its own. */
async function dropConstraints(client: Client) {
  const { rows } = await client.query<{ sql: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql FROM pg_constraint
     WHERE contype IN ('f', 'c') AND connamespace = current_schema()::regnamespace`,
  );
  for (const { sql } of rows) await client.query(sql);
}

async function insertRow(client: Client, table: Table, organizationId: string) {
  await client.query(`${await insertSql(client, table, organizationId)} ON CONFLICT DO NOTHING`);
}

/** Inserts a row into any table, with values made up from the column types. */
async function insertSql(
  client: Client,
  { name, own }: Table,
  organizationId: string,
): Promise<string> {
  const { rows } = await client.query<{ column: string; value: string }>(
    `SELECT quote_ident(column_name) AS "column", CASE data_type WHEN 'uuid' THEN 'gen_random_uuid()'
        WHEN 'text' THEN 'gen_random_uuid()::text' WHEN 'timestamp with time zone' THEN 'now()' WHEN 'jsonb' THEN $$'{}'$$
        ELSE '0' END AS value FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = $1 AND is_nullable = 'NO' AND column_default IS NULL
       AND is_identity = 'NO' AND column_name <> $2`,
    [name, own],
  );
  const columns = [own, ...rows.map(({ column }) => column)];
  return `INSERT INTO ${name} (${columns}) VALUES (${[`'${organizationId}'`, ...rows.map(({ value }) => value)]})`;
}
