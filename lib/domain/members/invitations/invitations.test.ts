import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { authorize } from "@/lib/domain/actor";
import { deactivateMember } from "@/lib/domain/members/deactivate-member";
import { updateMember } from "@/lib/domain/members/update-member";
import { actorFor } from "@/prisma/factories/actor-for";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createUser } from "@/prisma/factories/create-user";
import { acceptInvitation } from "./accept-invitation";
import { createInvitation } from "./create-invitation";
import { findOffer, listInvitations } from "./queries";
import { revokeInvitation } from "./revoke-invitation";

let organization: { id: string; tenantId: string; name: string };
let admin: FactoryMember;

beforeEach(async () => {
  organization = await createOrganization();
  admin = await createMember(organization);
});

const invite = (role: "VIEWER" | "REP" | "MANAGER" | "ADMIN" = "REP", email?: string) =>
  createInvitation(adminFor(admin), { role, email });
const newcomer = () => ({
  name: "Nia New",
  email: `${randomUUID()}@example.com`,
  passwordHash: "hash",
});
const expire = (id: string) =>
  systemDb().invitation.updateMany({
    where: { organizationId: organization.id, id },
    data: { expiresAt: new Date(Date.now() - 1_000) },
  });

describe("an invitation", () => {
  test("is listed until it is accepted, revoked or expired, and its link shows the organization", async () => {
    const { invitation, token } = await invite("MANAGER", "nia@example.com");
    const days = (Date.parse(invitation.expires_at) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.99);
    expect(days).toBeLessThanOrEqual(7);
    expect(await listInvitations(adminFor(admin))).toEqual([invitation]);
    expect(await findOffer(token)).toMatchObject({
      organization_name: organization.name,
      role: "MANAGER",
      email: "nia@example.com",
      created_by_name: admin.name,
    });
    await expire(invitation.id);
    expect(await listInvitations(adminFor(admin))).toEqual([]);
    expect(await findOffer(token)).toBeNull();
  });

  test("stores only a hash of its secret, and the history none of it", async () => {
    const { token } = await invite();
    const secret = token.split(".")[1] ?? "";
    const where = { organizationId: organization.id };
    const rows = await systemDb().invitation.findMany({ where, omit: { tokenHash: false } });
    const events = await systemDb().changeEvent.findMany({ where, omit: { id: true } });
    expect(rows[0]?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(events).toHaveLength(1);
    for (const kept of [secret, rows[0]?.tokenHash ?? ""])
      expect(JSON.stringify(events)).not.toContain(kept);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test("makes a new user a member in its role, once", async () => {
    const { invitation, token } = await invite("MANAGER");
    const person = newcomer();
    const joined = await acceptInvitation(token, person);
    const user = await systemDb().user.findUniqueOrThrow({ where: { email: person.email } });
    expect(joined).toEqual({ organization_id: organization.id, user_id: user.id });
    expect(user).toMatchObject({
      tenantId: organization.tenantId,
      lastOrganizationId: organization.id,
    });
    const member = await systemDb().member.findFirstOrThrow({ where: { userId: user.id } });
    expect(member).toMatchObject({
      organizationId: organization.id,
      role: "MANAGER",
      deactivatedAt: null,
    });
    expect(await acceptInvitation(token, newcomer())).toBeNull();
    expect(await findOffer(token)).toBeNull();
    const events = await systemDb().changeEvent.findMany({
      where: { actorUserId: user.id },
      orderBy: { id: "asc" },
    });
    expect(events).toMatchObject([
      {
        recordType: "member",
        recordId: user.id,
        action: "create",
        changes: { role: [null, "MANAGER"] },
      },
      {
        recordType: "invitation",
        recordId: invitation.id,
        changes: { accepted_by_user_id: [null, user.id] },
      },
    ]);
    await expect(revokeInvitation(adminFor(admin), invitation.id)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  test("is accepted by exactly one of many parallel calls", async () => {
    const { token } = await invite();
    const before = await systemDb().user.count({ where: { tenantId: organization.tenantId } });
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => acceptInvitation(token, newcomer())),
    );
    expect(outcomes.filter((joined) => joined !== null)).toHaveLength(1);
    expect(await systemDb().user.count({ where: { tenantId: organization.tenantId } })).toBe(
      before + 1,
    );
  });

  test("brings a former member back with its role, and does not change the role of an active member", async () => {
    const rep = await createMember(organization, { role: "REP" });
    const { token } = await invite("MANAGER");
    await expect(acceptInvitation(token, { userId: rep.userId })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await findOffer(token)).not.toBeNull();
    await deactivateMember(adminFor(admin), rep.userId);
    // The earlier link does not undo the deactivation, and stays good for others.
    await expect(acceptInvitation(token, { userId: rep.userId })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await findOffer(token)).not.toBeNull();
    const { token: newer } = await invite("MANAGER");
    expect(await acceptInvitation(newer, { userId: rep.userId })).toMatchObject({
      user_id: rep.userId,
    });
    const member = await systemDb().member.findFirstOrThrow({ where: { userId: rep.userId } });
    expect(member).toMatchObject({ role: "MANAGER", deactivatedAt: null });
  });

  test("never makes a user of another tenant a member, even by id", async () => {
    const { token } = await invite();
    const stranger = await createUser({ tenantId: (await createOrganization()).tenantId });
    await expect(acceptInvitation(token, { userId: stranger.id })).rejects.toThrow();
    expect(await systemDb().member.count({ where: { userId: stranger.id } })).toBe(0);
    expect(await findOffer(token)).not.toBeNull();
  });

  test("does not work once it is revoked or expired, or with an unknown token", async () => {
    const [revoked, expired] = [await invite(), await invite()];
    await revokeInvitation(adminFor(admin), revoked.invitation.id);
    await revokeInvitation(adminFor(admin), revoked.invitation.id);
    await expire(expired.invitation.id);
    const other = await createOrganization();
    const [id = "", secret = ""] = (await invite()).token.split(".");
    for (const token of [
      revoked.token,
      expired.token,
      `${other.id}.${secret}`,
      `${id}.${"a".repeat(43)}`,
      "",
      "x.y",
    ]) {
      expect(await findOffer(token)).toBeNull();
      expect(await acceptInvitation(token, newcomer())).toBeNull();
    }
  });

  test("does not work once its creator is no longer an ADMIN, who could use it to return", async () => {
    const second = await createMember(organization);
    const { token } = await createInvitation(adminFor(second), { role: "ADMIN" });
    await updateMember(adminFor(admin), second.userId, { role: "REP" });
    expect(await findOffer(token)).toBeNull();
    expect(await acceptInvitation(token, newcomer())).toBeNull();
    expect(await listInvitations(adminFor(admin))).toEqual([]);
  });

  test("cannot be created for the address of an active member", async () => {
    await expect(invite("REP", admin.email)).rejects.toMatchObject({ code: "invalid" });
  });

  test("is created, listed and revoked by admins only", async () => {
    const { invitation } = await invite();
    const manager = actorFor(await createMember(organization, { role: "MANAGER" }));
    const asAdmin = () => authorize(manager, "MANAGE_ORGANIZATION");
    for (const attempt of [
      () => createInvitation(asAdmin(), { role: "VIEWER" }),
      () => listInvitations(asAdmin()),
      () => revokeInvitation(asAdmin(), invitation.id),
    ])
      await expect(async () => attempt()).rejects.toMatchObject({ code: "forbidden" });
  });
});
