import { afterEach, expect, test, vi } from "vitest";
import { systemDb } from "@/lib/db/client";
import { createOrganization } from "@/prisma/factories/create-organization";
import { openEmptyDatabase } from "@/prisma/factories/open-empty-database";
import { assertNoDemo } from "./assert-no-demo";

afterEach(() => vi.unstubAllEnvs());

test("only the demo itself, and development, serve a database that contains the demo", async () => {
  const close = await openEmptyDatabase();
  try {
    vi.stubEnv("NODE_ENV", "production");
    const { tenantId } = await createOrganization();
    await assertNoDemo();
    await systemDb().tenant.update({ where: { id: tenantId }, data: { isDemo: true } });
    await expect(assertNoDemo()).rejects.toThrow(/^The database .* contains the demo/);
    vi.stubEnv("OPPORTUNE_DEMO", "1");
    await assertNoDemo();
    vi.stubEnv("OPPORTUNE_DEMO", "");
    vi.stubEnv("NODE_ENV", "development");
    await assertNoDemo();
  } finally {
    await close();
  }
});
