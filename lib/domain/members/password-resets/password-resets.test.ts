import { beforeEach, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { deactivateMember } from "@/lib/domain/members/deactivate-member";
import { updateMember } from "@/lib/domain/members/update-member";
import { adminFor } from "@/prisma/factories/admin-for";
import { createMember, type FactoryMember } from "@/prisma/factories/create-member";
import { createOrganization } from "@/prisma/factories/create-organization";
import { applyPasswordReset } from "./apply-password-reset";
import { createPasswordReset } from "./create-password-reset";
import { findPasswordReset } from "./find-password-reset";

let organization: { id: string; tenantId: string };
let admin: FactoryMember;
let rep: FactoryMember;

beforeEach(async () => {
  organization = await createOrganization();
  admin = await createMember(organization);
  rep = await createMember(organization, { role: "REP" });
});

const link = async (member = rep) =>
  (await createPasswordReset(adminFor(admin), member.userId)).token;
const userOf = (member: FactoryMember) =>
  systemDb().user.findUniqueOrThrow({
    where: { id: member.userId },
    omit: { passwordHash: false },
  });

describe("a password link", () => {
  test("sets the password once and ends the user's sessions and refresh tokens everywhere", async () => {
    const organizationId = organization.id;
    const data = {
      organizationId,
      userId: rep.userId,
      familyId: rep.userId,
      expiresAt: new Date(Date.now() + 1e6),
    };
    await systemDb().refreshToken.create({ data: { ...data, tokenHash: rep.userId } });
    const token = await link();
    expect(await findPasswordReset(token)).toMatchObject({ name: rep.name, email: rep.email });
    expect(await applyPasswordReset(token, "new hash")).toEqual({ user_id: rep.userId });
    expect(await userOf(rep)).toMatchObject({ passwordHash: "new hash", sessionEpoch: 1 });
    expect(
      await systemDb().refreshToken.count({ where: { userId: rep.userId, revokedAt: null } }),
    ).toBe(0);
    expect(await applyPasswordReset(token, "newer hash")).toBeNull();
    expect(await findPasswordReset(token)).toBeNull();
    const events = await systemDb().changeEvent.findMany({
      where: { organizationId },
      orderBy: { id: "asc" },
    });
    expect(events).toMatchObject([
      { recordType: "member", recordId: rep.userId, actorUserId: admin.userId },
      { recordType: "member", recordId: rep.userId, actorUserId: rep.userId },
    ]);
    const recorded = JSON.stringify(events.map(({ changes }) => changes));
    expect(recorded).toContain("password_changed_at");
    for (const secret of ["new hash", token.split(".")[1] ?? ""])
      expect(recorded).not.toContain(secret);
  });

  test("is used by exactly one of many parallel calls", async () => {
    const token = await link();
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, (_, n) => applyPasswordReset(token, `hash ${n}`)),
    );
    expect(outcomes.filter((used) => used !== null)).toHaveLength(1);
    expect(await userOf(rep)).toMatchObject({ sessionEpoch: 1 });
  });

  test("does not work after an hour, after a newer link, or once its member or creator has lost access", async () => {
    const dead = async (token: string) => [
      await findPasswordReset(token),
      await applyPasswordReset(token, "hash"),
    ];
    const [older, newer] = [await link(), await link()];
    expect(await dead(older)).toEqual([null, null]);
    expect(await findPasswordReset(newer)).not.toBeNull();
    await systemDb().passwordReset.updateMany({
      where: { organizationId: organization.id, userId: rep.userId },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await dead(newer)).toEqual([null, null]);

    const ofDeactivated = await link();
    await deactivateMember(adminFor(admin), rep.userId);
    expect(await dead(ofDeactivated)).toEqual([null, null]);

    const manager = await createMember(organization, { role: "MANAGER" });
    const second = await createMember(organization);
    const { token: ofDemoted } = await createPasswordReset(adminFor(second), manager.userId);
    await updateMember(adminFor(admin), second.userId, { role: "REP" });
    expect(await dead(ofDemoted)).toEqual([null, null]);
  });

  test("cannot be created for oneself or a deactivated member, and only by admins", async () => {
    await expect(createPasswordReset(adminFor(admin), admin.userId)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(async () =>
      createPasswordReset(adminFor(rep), admin.userId),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    await deactivateMember(adminFor(admin), rep.userId);
    await expect(link()).rejects.toMatchObject({ code: "conflict" });
  });

  test("gives no access to an organization that its creator does not administer", async () => {
    const other = await createOrganization({ tenantId: organization.tenantId });
    const token = await link();
    const user = { id: rep.userId, name: rep.name, email: rep.email, password: rep.password };
    await createMember(other, { user, role: "VIEWER" });
    await expect(link()).rejects.toMatchObject({ code: "forbidden" });
    expect(await findPasswordReset(token)).toBeNull();
    const boss = {
      id: admin.userId,
      name: admin.name,
      email: admin.email,
      password: admin.password,
    };
    await createMember(other, { user: boss, role: "MANAGER" });
    await expect(link()).rejects.toMatchObject({ code: "forbidden" });
    await systemDb().member.updateMany({
      where: { organizationId: other.id, userId: admin.userId },
      data: { role: "ADMIN" },
    });
    expect(await findPasswordReset(await link())).toMatchObject({ email: rep.email });
  });
});
