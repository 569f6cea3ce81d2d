import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { endSession } from "@/lib/domain/sessions/end-session";
import { createMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createSession } from "@/prisma/factories/create-session";
import { createUser } from "@/prisma/factories/create-user";
import { switchOrganization } from "./switch-organization";

async function memberOfTwo() {
  const first = await createOrganization();
  const second = await createOrganization({ tenantId: first.tenantId });
  const user = await createUser({ tenantId: first.tenantId });
  await createMember(first, { user, role: "ADMIN" });
  await createMember(second, { user, role: "VIEWER" });
  const { sessionId } = await createSession(
    { userId: user.id, organizationId: first.id },
    "browser",
  );
  return { first, second, user, token: { sub: user.id, org: first.id, sid: sessionId } };
}

test("a session switches to another organization of its user, where later sign-ins start", async () => {
  const { second, user, token } = await memberOfTwo();
  expect(await switchOrganization(token, second.id.toUpperCase())).toEqual({
    ...token,
    org: second.id,
  });
  const { lastOrganizationId } = await systemDb().user.findUniqueOrThrow({
    where: { id: user.id },
  });
  expect(lastOrganizationId).toBe(second.id);
});

test("a session does not switch to an organization whose active member the user is not", async () => {
  const { first, second, user, token } = await memberOfTwo();
  const stranger = await createOrganization({ tenantId: first.tenantId });
  for (const wanted of [
    stranger.id,
    randomUUID(),
    "",
    "nonsense",
    null,
    undefined,
    { organizationId: second.id },
  ])
    expect(await switchOrganization(token, wanted)).toEqual(token);
  await systemDb().member.updateMany({
    where: { organizationId: second.id, userId: user.id },
    data: { deactivatedAt: new Date() },
  });
  expect(await switchOrganization(token, second.id)).toEqual(token);
  const { lastOrganizationId } = await systemDb().user.findUniqueOrThrow({
    where: { id: user.id },
  });
  expect(lastOrganizationId).toBeNull();
});

test("an ended session cannot switch", async () => {
  const { second, token } = await memberOfTwo();
  await endSession(token.sid);
  expect(await switchOrganization(token, second.id)).toEqual(token);
});
