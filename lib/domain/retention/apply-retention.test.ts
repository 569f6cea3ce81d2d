import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { applyRetention } from "./apply-retention";

const DAY_MS = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

test("sessions go 30 days after they ended, of users who never come back too; live ones stay", async () => {
  const organization = await createOrganization();
  const { userId } = await createMember(organization);
  const session = (name: string, times: object) =>
    systemDb().session.create({
      data: {
        userId,
        organizationId: organization.id,
        kind: "browser",
        epoch: 0,
        userAgent: name,
        expiresAt: daysAgo(-10),
        ...times,
      },
    });
  await session("live", {});
  await session("ended lately", { endedAt: daysAgo(29) });
  await session("ended long ago", { endedAt: daysAgo(31) });
  await session("expired lately", { expiresAt: daysAgo(29) });
  await session("expired long ago", { expiresAt: daysAgo(31) });
  await session("idle lately", { lastUsedAt: daysAgo(14 + 29) });
  await session("idle long ago", { lastUsedAt: daysAgo(14 + 31) });
  expect((await applyRetention()).sessions).toBeGreaterThanOrEqual(3);
  const kept = await systemDb().session.findMany({ where: { userId } });
  expect(kept.map(({ userAgent }) => userAgent).sort()).toEqual([
    "ended lately",
    "expired lately",
    "idle lately",
    "live",
  ]);
});

test("security events go after a year, of every organization, however many there are", async () => {
  const organizations = [await createOrganization(), await createOrganization()];
  for (const { id: organizationId } of organizations) {
    const old = Array.from({ length: 1_050 }, (_, index) => ({ at: daysAgo(367 + index) }));
    const lately = [{ at: daysAgo(364) }, { at: new Date() }];
    await systemDb().securityEvent.createMany({
      data: [...old, ...lately].map((event) => ({ organizationId, type: "sign_in", ...event })),
    });
  }
  const { securityEvents } = await applyRetention();
  expect(securityEvents).toBeGreaterThanOrEqual(2_100);
  for (const { id: organizationId } of organizations) {
    const kept = await systemDb().securityEvent.findMany({ where: { organizationId } });
    expect(kept).toHaveLength(2);
  }
  expect((await applyRetention()).securityEvents).toBe(0);
});

test("several processes may apply it at the same time", async () => {
  const { id: organizationId } = await createOrganization();
  const old = Array.from({ length: 300 }, () => ({ at: daysAgo(400) }));
  await systemDb().securityEvent.createMany({
    data: old.map((event) => ({ organizationId, type: "sign_in", ...event })),
  });
  const runs = await Promise.all([applyRetention(), applyRetention(), applyRetention()]);
  expect(runs.reduce((sum, { securityEvents }) => sum + securityEvents, 0)).toBe(300);
  expect(await systemDb().securityEvent.count({ where: { organizationId } })).toBe(0);
});
