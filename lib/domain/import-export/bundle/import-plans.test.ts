import { expect, onTestFinished, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { env } from "@/lib/env";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";
import { explainStatements } from "@/prisma/factories/explain-statements";
import { openEmptyDatabase } from "@/prisma/factories/open-empty-database";
import { importBundle } from "./import-bundle";

const ROWS = 1_000;

test.skipIf(!env().databaseUrl)(
  "each of the rows just imported is found by an index even before statistics exist",
  { timeout: 60_000 },
  async () => {
    onTestFinished(await openEmptyDatabase());
    const others = await createPipeline((await createOrganization()).id);
    if (!others.stages[0]) throw new Error("A pipeline has stages");
    await createOpportunities(
      others.stages[0],
      Array.from({ length: 200 }, () => ({})),
    );
    await systemDb().$executeRawUnsafe("ANALYZE");
    const actor = adminFor(await createMember(await createOrganization()));
    const opportunities = Array.from({ length: ROWS }, (_, index) => ({
      public_id: `opp_${index}`,
      external_system: "old",
      external_id: `${index}`,
      name: `Card ${index}`,
    }));
    await importBundle(actor, { opportunities });
    const plans = await explainStatements(actor, async () => {
      expect((await importBundle(actor, { opportunities })).unchanged.opportunities).toBe(ROWS);
    });
    const looks = plans.filter(({ sql }) => sql.includes("FOR NO KEY UPDATE) t"));
    const read = looks.reduce((sum, plan) => sum + plan.rowsOf("opportunities"), 0);
    expect(read).toBeGreaterThanOrEqual(ROWS);
    // By public id, by external id, and the row itself.
    expect(read).toBeLessThanOrEqual(3 * ROWS);
  },
);
