import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PreparedPGlite } from "./prepared-pglite";

let prepared: PreparedPGlite;
let plain: PGlite;

beforeAll(async () => {
  prepared = new PreparedPGlite("memory://");
  plain = new PGlite("memory://");
  for (const database of [prepared, plain])
    await database.exec("CREATE TABLE things (id int PRIMARY KEY, name text)");
}, 120_000);

afterAll(async () => {
  await Promise.all([prepared.close(), plain.close()]);
});

test("a query returns the same result prepared, prepared again and unprepared", async () => {
  const queries: [string, unknown[]][] = [
    [
      "SELECT $1::int + 1 AS sum, $2::text AS text, $3::jsonb AS json, now() > $4::timestamptz AS later",
      [1, "a'b", { a: [1] }, new Date(0)],
    ],
    [
      "INSERT INTO things VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = excluded.name RETURNING *",
      [1, null],
    ],
    ["UPDATE things SET name = $1", ["x"]],
    ["SELECT ARRAY[$1::text, 'b'] AS list", ["a"]],
  ];
  for (const [sql, values] of queries) {
    for (const rowMode of ["array", "object", "array"] as const) {
      expect(await prepared.query(sql, values, { rowMode })).toEqual(
        await plain.query(sql, values, { rowMode }),
      );
    }
  }
});

test("an error carries its SQLSTATE, and the connection stays usable", async () => {
  await expect(prepared.query("SELECT 1 / $1::int", [0])).rejects.toMatchObject({ code: "22012" });
  await expect(prepared.query("SELECT * FROM nowhere")).rejects.toMatchObject({ code: "42P01" });
  expect((await prepared.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});

test("a failed transaction leaves no rows, and its prepared statements are dropped or still work", async () => {
  const insert = "INSERT INTO things VALUES ($1, 'in transaction')";
  await expect(
    prepared.transaction(async (tx) => {
      await tx.query(insert, [50]);
      await tx.query(insert, [50]);
    }),
  ).rejects.toMatchObject({ code: "23505" });
  expect(
    (await prepared.query("SELECT count(*)::int AS count FROM things WHERE id = 50")).rows,
  ).toEqual([{ count: 0 }]);
  await prepared.transaction((tx) => tx.query(insert, [51]));
  expect((await prepared.query("SELECT name FROM things WHERE id = 51")).rows).toEqual([
    { name: "in transaction" },
  ]);
});

test("a query is prepared again after its table has changed", async () => {
  const read = "SELECT * FROM things WHERE id = $1";
  await prepared.query("INSERT INTO things VALUES (70, 'old')");
  expect((await prepared.query(read, [70])).rows).toEqual([{ id: 70, name: "old" }]);
  await prepared.exec("ALTER TABLE things ADD COLUMN size int");
  expect((await prepared.query(read, [70])).rows).toEqual([{ id: 70, name: "old", size: null }]);
});

test("queries beyond the statement limit still return their results", async () => {
  for (let index = 0; index < 520; index++) {
    expect((await prepared.query(`SELECT ${index} AS number`)).rows).toEqual([{ number: index }]);
  }
  expect((await prepared.query("SELECT 0 AS number")).rows).toEqual([{ number: 0 }]);
  const [kept] = (
    await prepared.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM pg_prepared_statements",
    )
  ).rows;
  expect(kept?.count).toBeLessThanOrEqual(500);
});
