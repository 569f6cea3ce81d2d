import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { APP_ROLE } from "@/lib/db/app-role";
import { connection, type Db, db, systemDb, systemTransaction, transaction } from "@/lib/db/client";
import { isUniqueViolation } from "@/lib/db/constraint";
import { proveRowSecurity } from "@/lib/db/prove-row-security";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { openEmptyDatabase } from "@/prisma/factories/open-empty-database";
import { ORGANIZATION_SETTING } from "./scoped-pool";

const POOLS = [
  { size: 1, prepared: "1", plain: "" },
  { size: 2, prepared: "1", plain: "" },
  { size: 2, prepared: "0", plain: "" },
  { size: 2, prepared: "1", plain: "scoped-pool" },
];

describe.skipIf(connection().embedded).each(POOLS)(
  "with $size connections, prepared $prepared, plain drivers [$plain]:",
  ({ size, prepared, plain }) => {
    const before = { ...process.env };
    let close: () => Promise<void>;
    let ours: { organizationId: string };
    let theirs: { organizationId: string };

    beforeAll(async () => {
      Object.assign(process.env, {
        DATABASE_POOL: String(size),
        DATABASE_PREPARED_STATEMENTS: prepared,
        DATABASE_PLAIN_DRIVERS: plain,
      });
      close = await openEmptyDatabase();
      [ours, theirs] = [
        await organizationWithPipeline("Ours"),
        await organizationWithPipeline("Theirs"),
      ];
    });
    afterAll(async () => {
      await close();
      for (const name of ["DATABASE_POOL", "DATABASE_PREPARED_STATEMENTS"]) {
        delete process.env[name];
        if (before[name] !== undefined) process.env[name] = before[name];
      }
    });

    test("a single statement within an organization sees only its rows; a system statement sees all", async () => {
      expect(await namesOf(db(ours))).toEqual(["Ours"]);
      expect(await namesOf(db(theirs))).toEqual(["Theirs"]);
      expect(await namesOf(systemDb())).toEqual(["Ours", "Theirs"]);
      expect(await transaction(ours, namesOf)).toEqual(["Ours"]);
      expect(await systemTransaction(namesOf)).toEqual(["Ours", "Theirs"]);
      expect((await db(theirs).pipeline.findMany()).map(({ name }) => name)).toEqual(["Theirs"]);
      expect(await db(theirs).pipeline.updateMany({ data: { description: "Mine" } })).toEqual({
        count: 1,
      });
      expect(await systemDb().pipeline.count({ where: { description: "Mine" } })).toBe(1);
      await proveRowSecurity();
    });

    test("a nested write that Prisma runs as a transaction stays within the organization", async () => {
      const data = { name: "Nested", stages: { create: [{ name: "First", position: 0 }] } };
      const made = await db(ours).pipeline.create({
        data: { ...data, organizationId: ours.organizationId },
      });
      expect(await db(ours).stage.count({ where: { pipelineId: made.id } })).toBe(1);
      await expect(
        db(ours).pipeline.create({ data: { ...data, organizationId: theirs.organizationId } }),
      ).rejects.toThrow(/row-level security/);
      await db(ours).stage.deleteMany({ where: { pipelineId: made.id } });
      await db(ours).pipeline.deleteMany({ where: { name: "Nested" } });
    });

    test("reads of two organizations in the same tick are not batched together", async () => {
      const [mine, stranger, other] = await Promise.all([
        db(ours).organization.findFirst({ where: { id: ours.organizationId } }),
        db(ours).organization.findFirst({ where: { id: theirs.organizationId } }),
        db(theirs).organization.findFirst({ where: { id: theirs.organizationId } }),
      ]);
      expect([mine?.name, stranger, other?.name]).toEqual(["Ours", null, "Theirs"]);
      // @ts-expect-error Prisma would join it with those of others.
      expect(db(ours).organization.findUnique).toBeDefined();
    });

    test("concurrent requests of two organizations and of the system never see each other's setting", async () => {
      const request = async (index: number) => {
        if (index % 7 === 0)
          return expect(await settings(systemDb())).toMatchObject({
            isApp: false,
            organization: "",
          });
        const [within, name] = index % 2 ? [ours, "Ours"] : [theirs, "Theirs"];
        if (index % 5 === 0) await expect(failing(db(within))).rejects.toThrow(/division by zero/);
        if (index % 11 === 0)
          await expect(transaction(within, failing)).rejects.toThrow(/division by zero/);
        const read = async (tx: Db) => ({ ...(await settings(tx)), names: await namesOf(tx) });
        const seen = index % 3 === 0 ? await transaction(within, read) : await read(db(within));
        expect(seen).toEqual({ isApp: true, organization: within.organizationId, names: [name] });
      };
      for (let wave = 0; wave < 20; wave++) {
        await Promise.all(Array.from({ length: 10 }, (_, index) => request(wave * 10 + index)));
      }
    });

    test("no setting remains after a statement, a transaction, an error or a timeout", async () => {
      const { organizationId } = ours;
      const uses: (() => Promise<unknown>)[] = [
        () => namesOf(db(ours)),
        () => transaction(ours, namesOf),
        () => transaction(ours, (tx) => tx.pipeline.updateMany({ data: { isActive: true } })),
        () => failing(db(ours)),
        () => db(ours).$queryRawUnsafe("SELEC"),
        () => transaction(ours, failing),
        () => transaction(ours, () => Promise.reject(new Error("of the work"))),
        () => transaction(ours, (tx) => tx.$queryRaw`SELECT pg_sleep(0.3)::text`, 50),
        () =>
          db(ours).organization.create({
            data: { id: organizationId, name: "Twice", tenantId: randomUUID() },
          }),
      ];
      for (const use of uses) {
        await use().catch(() => {});
        for (const left of await Promise.all(
          Array.from({ length: size }, () => settings(systemDb())),
        )) {
          expect(left, String(use)).toEqual({ isApp: false, organization: "" });
        }
        expect(await namesOf(db(theirs))).toEqual(["Theirs"]);
      }
    });

    test("a unique violation is recognized from a single statement and from a transaction", async () => {
      const twice = { id: ours.organizationId, name: "Twice", tenantId: randomUUID() };
      for (const create of [
        () => db(ours).organization.create({ data: twice }),
        () => transaction(ours, (tx) => tx.organization.create({ data: twice })),
      ]) {
        expect(isUniqueViolation(await create().catch((error: unknown) => error))).toBe(true);
      }
    });

    test("a lost connection fails its statement and is replaced", async () => {
      const statement = db(ours).$queryRaw`SELECT pg_sleep(30)::text`.catch(
        (error: unknown) => error,
      );
      await pause(100);
      await terminateOthers();
      expect(await statement).toBeInstanceOf(Error);
      // An idle connection may be handed out once more before its end is noticed.
      await namesOf(db(ours)).catch(() => {});
      expect(await namesOf(db(ours))).toEqual(["Ours"]);
    });

    test("a statement without a scope is rejected", async () => {
      const { prisma } = connection();
      await expect(prisma.$queryRaw`SELECT 1`).rejects.toThrow(/needs an organization/);
      await expect(prisma.$transaction((tx) => tx.$queryRaw`SELECT 1`)).rejects.toThrow(
        /needs an organization/,
      );
    });
  },
);

async function organizationWithPipeline(name: string): Promise<{ organizationId: string }> {
  const { id: organizationId } = await createOrganization({ name });
  await createPipeline(organizationId, { name });
  return { organizationId };
}

async function namesOf(tx: Db): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM pipelines ORDER BY name`;
  return rows.map(({ name }) => name);
}

async function settings(tx: Db): Promise<{ isApp: boolean; organization: string }> {
  const [found] = await tx.$queryRaw<[{ isApp: boolean; organization: string }]>`
    SELECT current_user = ${APP_ROLE} AS "isApp",
      coalesce(current_setting(${ORGANIZATION_SETTING}, true), '') AS organization`;
  return found;
}

function failing(tx: Db): Promise<unknown> {
  return tx.$queryRaw`SELECT 1 / count(*) FILTER (WHERE false) FROM pipelines`;
}

/** Terminates the server side of every other connection to this database. */
async function terminateOthers() {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
  );
  await client.end();
}
