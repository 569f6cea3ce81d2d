import { randomUUID } from "node:crypto";
import { type Db, transaction } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { differing, fieldChanges } from "@/lib/domain/change-events/compare";
import { DomainError } from "@/lib/domain/errors";
import { readLinkToken } from "@/lib/domain/ids/link-token";
import { changeOfMember } from "@/lib/domain/members/change-of-member";
import { lockMembers } from "@/lib/domain/members/lock-members";
import { permissionsOfRole, type Role } from "@/lib/domain/permissions";
import { isOpenSql } from "./queries";

/** Who joins: a new user, by the hash of their password, or one who has proved who they are. */
export type Joining = { name: string; email: string; passwordHash: string } | { userId: string };

/**
 * Makes somebody a member by an invitation's link, whose token is used up; of two at once exactly one wins. A former
 * member comes back in the role the invitation names. Answers null when the token is not, or no longer, good. Throws
 * `conflict` for an active member, whose role stays, and a unique violation for an address that was taken meanwhile.
 */
export async function acceptInvitation(
  token: string,
  joining: Joining,
): Promise<{ organization_id: string; user_id: string } | null> {
  const link = readLinkToken(token);
  if (!link) return null;
  const { organizationId } = link;
  return transaction({ organizationId }, async (tx) => {
    await lockMembers(tx, organizationId);
    const [invitation] = await tx.$queryRaw<{ id: string; role: Role; tenant_id: string }[]>`
      UPDATE invitations i SET accepted_at = now() FROM organizations o
      WHERE o.id = i.organization_id AND i.organization_id = ${organizationId}::uuid AND i.token_hash = ${link.tokenHash}
        AND ${isOpenSql} RETURNING i.id, i.role, o.tenant_id`;
    if (!invitation) return null;
    const { id, role, tenant_id: tenantId } = invitation;
    const user = await userOf(tx, tenantId, joining);
    const membership = { organizationId, tenantId, userId: user.id, role };
    const actor: UserActor = {
      ...membership,
      apiKeyId: null,
      name: user.name,
      permissions: permissionsOfRole(role),
    };
    const joined = await join(tx, actor, user.email);
    await tx.invitation.update({
      where: { organizationId_id: { organizationId, id } },
      data: { acceptedByUserId: user.id },
    });
    await tx.user.update({ where: { id: user.id }, data: { lastOrganizationId: organizationId } });
    await appendChanges(tx, actor, [
      joined,
      {
        record_type: "invitation",
        record_id: id,
        public_id: null,
        action: "update",
        changes: { accepted_by_user_id: [null, user.id] },
      },
    ]);
    return { organization_id: organizationId, user_id: user.id };
  });
}

function userOf(tx: Db, tenantId: string, joining: Joining) {
  if ("userId" in joining)
    return tx.user.findFirstOrThrow({ where: { id: joining.userId, tenantId } });
  return tx.user.create({ data: { ...joining, id: randomUUID(), tenantId } });
}

async function join(tx: Db, { organizationId, userId, role, name }: UserActor, email: string) {
  const before = await tx.member.findFirst({ where: { organizationId, userId } });
  if (!before) {
    await tx.member.create({ data: { organizationId, userId, role } });
    return changeOfMember(userId, fieldChanges({ name, email, role, is_active: true }), "create");
  }
  if (before.deactivatedAt === null)
    throw new DomainError("conflict", "You are a member of this organization already");
  await tx.member.update({
    where: { organizationId_userId: { organizationId, userId } },
    data: { role, deactivatedAt: null },
  });
  const was = { is_active: false, role: before.role };
  return changeOfMember(userId, fieldChanges(differing(was, { is_active: true, role }), was));
}
