import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { createWorld } from "@/prisma/factories/create-world";
import { systemDb } from "./client";

type Reference = {
  name: string;
  table: string;
  target: string;
  columns: string[];
  referred: string[];
};
type World = Awaited<ReturnType<typeof createWorld>>;

let references: Reference[];
let worlds: [World, World];

beforeAll(async () => {
  references = await systemDb().$queryRaw<Reference[]>`
    SELECT c.conname::text AS name, c.conrelid::regclass::text AS table, c.confrelid::regclass::text AS target,
      array(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(number, place)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place) AS columns,
      array(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k(number, place)
        JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.number ORDER BY k.place) AS referred
    FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace ORDER BY 1`;
  worlds = [await createWorld(), await createWorld()];
  const { organizationId, userId } = worlds[0].admin;
  const kept = { organizationId, userId, tokenHash: randomUUID(), expiresAt: new Date() };
  await systemDb().passwordReset.create({ data: kept });
  await systemDb().refreshToken.create({ data: { ...kept, familyId: randomUUID() } });
});

const isTenantOwned = (table: string) =>
  references.some(
    (reference) => reference.table === table && reference.columns[0] === "organization_id",
  );

test("every foreign key between records of an organization starts with organization_id", () => {
  const between = references.filter(
    ({ table, target }) => isTenantOwned(table) && isTenantOwned(target),
  );
  expect(between.length).toBeGreaterThan(15);
  expect(between.filter(({ columns }) => columns[0] !== "organization_id")).toEqual([]);
});

test("the database rejects every foreign key into another organization, whatever sends it", async () => {
  const [own, other] = worlds;
  const between = references.filter(
    ({ columns, target }) => columns.length > 1 && isTenantOwned(target),
  );
  expect(between.length).toBeGreaterThan(20);
  for (const { name, table, target, columns, referred } of between) {
    const [foreign = {}] = await systemDb().$queryRawUnsafe<Record<string, unknown>[]>(
      `SELECT * FROM ${target} WHERE organization_id = $1::uuid LIMIT 1`,
      other.admin.organizationId,
    );
    const assignments = columns.slice(1).map((column, index) => `${column} = $${index + 2}::uuid`);
    const written = systemDb().$executeRawUnsafe(
      `UPDATE ${table} SET ${assignments.join(", ")} WHERE organization_id = $1::uuid`,
      own.admin.organizationId,
      ...referred.slice(1).map((column) => foreign[column]),
    );
    const outcome = await written.then(
      (count) => `${count} rows were written`,
      (error) =>
        /23503|ForeignKey/.test(JSON.stringify(error) + String(error)) ? "refused" : String(error),
    );
    expect([name, outcome]).toEqual([name, "refused"]);
  }
});
