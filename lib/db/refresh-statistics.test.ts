import { expect, onTestFinished, test } from "vitest";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { openEmptyDatabase } from "@/prisma/factories/open-empty-database";
import { connection } from "./client";
import { vacuumChangedTables } from "./refresh-statistics";

test.skipIf(!connection().embedded)("a table that has grown is analyzed", async () => {
  // Uses a database of its own: how many rows must change depends on how many there were.
  onTestFinished(await openEmptyDatabase());
  const { stages } = await createPipeline((await createOrganization()).id);
  const [stage] = stages;
  if (!stage) throw new Error("A pipeline has stages");
  await createOpportunities(
    stage,
    Array.from({ length: 2_000 }, () => ({})),
  );
  const before = (await measured()).rows[0]?.rows ?? 0;
  await vacuumChangedTables();
  const { rows } = await measured();
  expect(rows[0]?.rows).toBeGreaterThanOrEqual(Math.max(before, 0) + 1_000);
});

async function measured() {
  const { embedded } = connection();
  if (!embedded) throw new Error("No embedded database");
  return embedded.query<{ rows: number }>(
    `SELECT reltuples::int AS rows FROM pg_class WHERE relname = 'opportunities'`,
  );
}
