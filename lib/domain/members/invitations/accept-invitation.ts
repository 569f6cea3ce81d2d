import { randomUUID } from "node:crypto";
import { type Db, transaction } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { differing, fieldChanges } from "@/lib/domain/change-events/compare";
import { DomainError } from "@/lib/domain/errors";
import { readLinkToken } from "@/lib/domain/ids/link-token";
import { assertDistinctName } from "@/lib/domain/members/assert-distinct-name";
import { changeOfMember } from "@/lib/domain/members/change-of-member";
import { lockMembers } from "@/lib/domain/members/sql/lock-members";
import { permissionsOfRole } from "@/lib/domain/permissions";
import { recordActOf } from "@/lib/domain/security-events/record-security-event";
import { useUpInvitation } from "./sql/use-up-invitation";

/** The user who joins: a new one, with the hash of their password, or an existing one who has proved their identity. */
export type Joining = { name: string; email: string; passwordHash: string } | { userId: string };

/**
 * Makes a user a member by an invitation's link and uses up its token; of two parallel calls exactly one succeeds. A former
 * member returns with the invitation's role. Returns null if the token is unknown, used, revoked or expired. Throws
 * `conflict` for an active member, whose role stays, `not_found` for a former member whose deactivation is newer than the
 * invitation, `invalid` for a new user's name that may be taken for another member's, `conflict` for such a name of an
 * existing user, and a unique violation for an address taken in the meantime.
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
    const invitation = await useUpInvitation(tx, organizationId, link.tokenHash);
    if (!invitation) return null;
    const { id, role, tenant_id: tenantId } = invitation;
    if ("name" in joining)
      await assertDistinctName(tx, { organizationId, userId: null }, joining.name);
    const user = await userOf(tx, tenantId, joining);
    const membership = { organizationId, tenantId, userId: user.id, role };
    const actor: UserActor = {
      ...membership,
      apiKeyId: null,
      name: user.name,
      permissions: permissionsOfRole(role),
    };
    const joined = await join(tx, actor, user.email, invitation.created_at);
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
    await recordActOf(tx, actor, "invitation_accepted", { invitation_id: id, role });
    return { organization_id: organizationId, user_id: user.id };
  });
}

function userOf(tx: Db, tenantId: string, joining: Joining) {
  if ("userId" in joining)
    return tx.user.findFirstOrThrow({ where: { id: joining.userId, tenantId } });
  return tx.user.create({ data: { ...joining, id: randomUUID(), tenantId } });
}

/** An existing user changes the name in their profile, not in the form of the invitation. */
function refuseNamesake(error: unknown): never {
  const isNamesake = error instanceof DomainError && error.code === "invalid";
  throw isNamesake
    ? new DomainError(
        "conflict",
        "Your name is too similar to that of a member of this organization. Change it in your profile first.",
      )
    : error;
}

async function join(
  tx: Db,
  { organizationId, userId, role, name }: UserActor,
  email: string,
  madeAt: Date,
) {
  const before = await tx.member.findFirst({ where: { organizationId, userId } });
  if (!before) {
    await assertDistinctName(tx, { organizationId, userId }, name).catch(refuseNamesake);
    await tx.member.create({ data: { organizationId, userId, role } });
    return changeOfMember(userId, fieldChanges({ name, email, role, is_active: true }), "create");
  }
  if (before.deactivatedAt === null)
    throw new DomainError("conflict", "You are a member of this organization already");
  // A link that the member held before must not undo the deactivation.
  if (madeAt <= before.deactivatedAt)
    throw new DomainError("not_found", "This link is unknown, or it can no longer be used");
  await tx.member.update({
    where: { organizationId_userId: { organizationId, userId } },
    data: { role, deactivatedAt: null },
  });
  const was = { is_active: false, role: before.role };
  return changeOfMember(userId, fieldChanges(differing(was, { is_active: true, role }), was));
}
