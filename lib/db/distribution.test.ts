import { expect, test } from "vitest";
import { systemDb } from "./client";

// The rules of Citus for a schema distributed by organization (docs/operations.md). `organizations`
// is distributed by its id, every table with an `organization_id` by that column; global tables are
// reference tables, complete on every node.
const REFERENCE = ["users", "tenants", "sessions", "api_key_prefixes", "attempts"];

test("every table is distributed by organization or is a named reference table", async () => {
  const columns = await distributionColumns();
  const tables = await systemDb().$queryRaw<{ table: string }[]>`
    SELECT tablename::text AS "table" FROM pg_tables
    WHERE schemaname = current_schema() AND tablename <> '_prisma_migrations'`;
  const undecided = tables.map(({ table }) => table).filter((table) => !columns.has(table));
  expect(undecided.sort()).toEqual([...REFERENCE].sort());
});

test("the distribution column is in the primary key and in every unique index of a distributed table", async () => {
  const columns = await distributionColumns();
  const indexes = await systemDb().$queryRaw<
    { table: string; index: string; primary: boolean; columns: string[] }[]
  >`
    SELECT t.relname::text AS "table", i.relname::text AS "index", x.indisprimary AS "primary",
      array_agg(a.attname::text) AS columns
    FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY(x.indkey)
    WHERE x.indisunique AND t.relnamespace = current_schema()::regnamespace
    GROUP BY t.relname, i.relname, x.indisprimary`;
  const distributed = indexes.filter(({ table }) => columns.has(table));
  expect(
    distributed.filter(({ table, columns: held }) => !held.includes(columns.get(table) ?? "")),
  ).toEqual([]);
  const withKey = new Set(distributed.filter(({ primary }) => primary).map(({ table }) => table));
  expect([...columns.keys()].filter((table) => !withKey.has(table))).toEqual([]);
});

test("foreign keys join distributed tables by their distribution columns and otherwise lead only to reference tables", async () => {
  const columns = await distributionColumns();
  const keys = await systemDb().$queryRaw<
    { name: string; table: string; target: string; pairs: string[] }[]
  >`
    SELECT c.conname::text AS name, t.relname::text AS "table", f.relname::text AS target,
      array_agg(a.attname || '=' || b.attname) AS pairs
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid
    CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS k(own, other)
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.own
    JOIN pg_attribute b ON b.attrelid = f.oid AND b.attnum = k.other
    WHERE c.contype = 'f' AND t.relnamespace = current_schema()::regnamespace
    GROUP BY c.conname, t.relname, f.relname`;
  const refused = keys.filter(({ table, target, pairs }) => {
    const [own, other] = [columns.get(table), columns.get(target)];
    if (own === undefined) return other !== undefined;
    return other === undefined ? !REFERENCE.includes(target) : !pairs.includes(`${own}=${other}`);
  });
  expect(keys.length).toBeGreaterThan(30);
  expect(refused).toEqual([]);
});

/** Maps each distributed table to its distribution column. */
async function distributionColumns(): Promise<Map<string, string>> {
  const rows = await systemDb().$queryRaw<{ table: string }[]>`
    SELECT table_name::text AS "table" FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name = 'organization_id'`;
  const named = rows.map(({ table }) => table).filter((table) => !REFERENCE.includes(table));
  return new Map([
    ["organizations", "id"],
    ...named.map((table): [string, string] => [table, "organization_id"]),
  ]);
}
