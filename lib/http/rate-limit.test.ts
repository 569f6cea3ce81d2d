import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callerFor } from "@/lib/http/testing/caller-for";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";

beforeEach(() => vi.stubEnv("RATE_LIMIT_PER_MINUTE", "3"));
afterEach(() => vi.unstubAllEnvs());

test("beyond the minute's allowance a caller is told when to come back, and others go on", async () => {
  const organization = await createOrganization();
  const busy = await callerFor(await createMember(organization));
  const other = await callerFor(await createMember(organization));
  for (let n = 0; n < 3; n++) expect((await busy("GET", "/api/pipelines/count")).status).toBe(200);
  for (const path of ["/api/pipelines/count", "/api/v1/crm/change_events"]) {
    const refused = await busy("GET", path);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(refused.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  }
  expect((await other("GET", "/api/pipelines/count")).status).toBe(200);
});
