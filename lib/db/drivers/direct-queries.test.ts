import { describe, expect, test } from "vitest";
import { connection, Prisma } from "@/lib/db/client";

const VALUES = [
  Prisma.sql`1::int AS a, 2::int8 AS b, 3.5::float8 AS c, 1.10::numeric AS d, true AS e, 'text' AS f, NULL::int8 AS g`,
  Prisma.sql`'2026-01-02'::date AS a, '03:04:05'::time AS b, '2026-01-02 03:04:05.678+00'::timestamptz AS c, '2026-01-02 03:04:05'::timestamp AS d`,
  Prisma.sql`'{"a":[1,null]}'::jsonb AS a, '"text"'::json AS b, 'null'::jsonb AS c, '\\x00ff'::bytea AS d`,
  Prisma.sql`'00000000-0000-4000-8000-000000000000'::uuid AS a, ARRAY['a', NULL] AS b, ARRAY[1, 2] AS c, '{}'::text[] AS d`,
  Prisma.sql`ARRAY[1::int8, NULL] AS a, ARRAY[1.10] AS b, ARRAY['2026-01-02'::date] AS c, ARRAY[now()] = ARRAY[now()] AS d`,
  Prisma.sql`ARRAY['{"a":1}'::jsonb, NULL] AS a`,
  Prisma.sql`${1}::int AS a, ${2n}::int8 AS b, ${"x"}::text AS c, ${null}::text AS d, ${true}::bool AS e, ${1.5}::float8 AS f`,
  Prisma.sql`${new Date(1e12)}::timestamptz AS a, ${["a", 'b"', "c,d"]}::text[] AS b, ${[]}::uuid[] AS c, ${'{"a":1}'}::jsonb AS d`,
  Prisma.sql`generate_series(1, 3) AS a`,
  Prisma.sql`1 AS a WHERE false`,
];

describe("a direct query", () => {
  // In an interactive transaction, Prisma's own `$queryRaw` runs.
  const both = async (sql: Prisma.Sql) => {
    const { prisma, scopes } = connection();
    const run = <T>(work: () => Promise<T>) =>
      scopes ? scopes.run({ organizationId: null }, work) : work();
    const told = (error: unknown) => error;
    const direct = await run(async () => prisma.$queryRaw(sql).catch(told));
    const own = await run(() => prisma.$transaction((tx) => tx.$queryRaw(sql)).catch(told));
    return { direct, own };
  };

  test.each(VALUES)("returns the same as Prisma's own %#", async (values) => {
    const { direct, own } = await both(Prisma.sql`SELECT ${values}`);
    expect(own).not.toBeInstanceOf(Error);
    expect(direct).toStrictEqual(own);
  });

  test.each([
    "SELECT 1 / 0",
    "SELECT * FROM nowhere",
    "SELECT",
    "SELEC 1",
    "INSERT INTO organizations (id) VALUES (NULL) RETURNING id",
    "INSERT INTO api_key_prefixes SELECT 'same', gen_random_uuid(), gen_random_uuid() FROM generate_series(1, 2) RETURNING 1",
  ])("fails like Prisma's own: %s", async (text) => {
    const { direct, own } = await both(Prisma.raw(text));
    if (!(own instanceof Prisma.PrismaClientKnownRequestError))
      return expect(direct).toStrictEqual(own);
    expect(direct).toBeInstanceOf(Prisma.PrismaClientKnownRequestError);
    const { code, meta, message, clientVersion } = own;
    expect(direct).toMatchObject({ code, meta, clientVersion });
    expect(message).toContain(direct instanceof Error ? direct.message : "");
  });
});
