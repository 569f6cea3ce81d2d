import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { importBundle } from "./import-bundle";

test("an import gives other work a turn after every hundred records", async () => {
  const actor = adminFor(await createMember(await createOrganization()));
  let turns = 0;
  let isRunning = true;
  const other = (async () => {
    for (; isRunning; turns++) await setImmediate();
  })();
  const opportunities = Array.from({ length: 1_000 }, (_, index) => ({ name: `Deal ${index}` }));
  const report = await importBundle(actor, { opportunities });
  isRunning = false;
  await other;
  expect(report.created.opportunities).toBe(1_000);
  expect(turns).toBeGreaterThanOrEqual(10);
  const { organizationId } = actor;
  expect(await systemDb().changeEvent.count({ where: { organizationId, action: "import" } })).toBe(
    1_000,
  );
}, 240_000);
