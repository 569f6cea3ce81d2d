import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readModels } from "@/prisma/factories/read-models";
import { Prisma, systemDb } from "./client";
import { migrate } from "./migrate";

test("migrating an up-to-date database applies nothing", async () => {
  expect(await migrate()).toEqual([]);
});

test("applied migrations are recorded as `prisma migrate deploy` records them", async () => {
  const names = readdirSync("prisma/migrations").filter((name) => name !== "migration_lock.toml");
  const recorded = await systemDb().$queryRaw<object[]>`
    SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY migration_name`;
  expect(recorded).toEqual(
    names.sort().map((name) => ({
      migration_name: name,
      checksum: createHash("sha256")
        .update(readFileSync(`prisma/migrations/${name}/migration.sql`))
        .digest("hex"),
      finished: true,
    })),
  );
});

test("the migrated database has exactly the models' tables and columns, with their types and nullability", async () => {
  const models = readModels();
  expect(models.map(({ name }) => name).sort()).toEqual(Object.values(Prisma.ModelName).sort());
  const expected = models.flatMap(({ table, columns }) =>
    columns.map((column) => ({ table, ...column })),
  );
  expect((await actualColumns()).map(String)).toEqual(expected.map(text).sort());

  function text({ table, name, type, nullable }: (typeof expected)[number]) {
    return `${table}.${name} ${type}${nullable ? " null" : ""}`;
  }
});

test("the migrated database has the models' keys, unique indexes, indexes and foreign keys", async () => {
  const found = new Set([
    ...(await actualIndexes()),
    ...(await actualForeignKeys()).map(({ text }) => text),
  ]);
  const missing = readModels().flatMap(({ keys }) => keys.filter((key) => !found.has(key)));
  expect(missing).toEqual([]);
});

test("organization_id leads the primary key and every unique index of every tenant table", async () => {
  const indexes = await systemDb().$queryRaw<{ table: string; index: string; first: string }[]>`
    SELECT t.relname AS "table", i.relname AS "index", a.attname AS "first" FROM pg_index x
    JOIN pg_class t ON t.oid = x.indrelid
    JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
    WHERE x.indisunique AND t.relname::text = ANY(${await organizationTables()})`;
  expect(indexes.length).toBeGreaterThan(15);
  expect(indexes.filter(({ first }) => first !== "organization_id")).toEqual([]);
});

test("no foreign key between tenant tables can point into another organization", async () => {
  const tables = new Set(await organizationTables());
  const between = (await actualForeignKeys()).filter(
    ({ table, target }) => tables.has(table) && tables.has(target),
  );
  expect(between.length).toBeGreaterThan(15);
  expect(
    between.filter(
      ({ first, targetFirst }) => first !== "organization_id" || targetFirst !== first,
    ),
  ).toEqual([]);
});

/**
 * The tables whose rows belong to an organization: all but the global ones that
 * docs/architecture.md names.
 */
async function organizationTables(): Promise<string[]> {
  const rows = await systemDb().$queryRaw<{ table: string }[]>`
    SELECT tablename::text AS "table" FROM pg_tables WHERE schemaname = current_schema() AND NOT tablename
      IN ('tenants', 'users', 'organizations', 'api_key_prefixes', 'attempts', 'sessions',
        '_prisma_migrations')`;
  return rows.map(({ table }) => table);
}

async function actualColumns(): Promise<string[]> {
  const rows = await systemDb().$queryRaw<{ column: string }[]>`
    SELECT t.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || CASE WHEN a.attnotnull THEN '' ELSE ' null' END AS "column"
    FROM pg_attribute a JOIN pg_class t ON t.oid = a.attrelid
    WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
      AND t.relname <> '_prisma_migrations'`;
  return rows.map(({ column }) => column).sort();
}

async function actualIndexes(): Promise<string[]> {
  const rows = await systemDb().$queryRaw<{ text: string }[]>`
    SELECT t.relname || CASE WHEN x.indisprimary THEN ' primary (' WHEN x.indisunique THEN ' unique (' ELSE ' index (' END
      || (SELECT string_agg(replace(pg_get_indexdef(x.indexrelid, n, true), '"', ''), ', ' ORDER BY n) FROM generate_series(1, x.indnatts) n)
      || ')' AS "text"
    FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid WHERE x.indpred IS NULL`;
  return rows.map(({ text }) => text);
}

type ForeignKey = {
  table: string;
  target: string;
  first: string;
  targetFirst: string;
  text: string;
};

function actualForeignKeys(): Promise<ForeignKey[]> {
  return systemDb().$queryRaw<ForeignKey[]>`
    SELECT t.relname AS "table", f.relname AS "target", k.columns[1] AS "first", k.targets[1] AS "targetFirst",
      t.relname || ' (' || array_to_string(k.columns, ', ') || ') to ' || f.relname || ' ('
        || array_to_string(k.targets, ', ') || ')' AS "text"
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid,
    LATERAL (
      SELECT array_agg(a.attname::text ORDER BY p.n) AS columns, array_agg(b.attname::text ORDER BY p.n) AS targets
      FROM unnest(c.conkey, c.confkey) WITH ORDINALITY p(own, foreign_column, n)
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = p.own
      JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = p.foreign_column
    ) k
    WHERE c.contype = 'f'`;
}
