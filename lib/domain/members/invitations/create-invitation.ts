import { randomUUID } from "node:crypto";
import { type Db, transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { fieldChanges } from "@/lib/domain/change-events/compare";
import { invalid } from "@/lib/domain/errors";
import { newLinkToken } from "@/lib/domain/ids/link-token";
import { recordActOf } from "@/lib/domain/security-events/record-security-event";
import { readInvitation } from "./queries";
import type { CreateInvitation, InvitationRecord } from "./schema";

const LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Creates an invitation into the organization. Its link works once, for 7 days. Only a hash of the link's `token` is stored,
 * so the token can never be shown again. Throws `user_session_required`, `invalid`.
 */
export async function createInvitation(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  { role, email = null }: CreateInvitation,
): Promise<{ invitation: InvitationRecord; token: string }> {
  const { organizationId, userId } = requireUser(actor);
  const id = randomUUID();
  const { token, tokenHash } = newLinkToken(organizationId);
  const expiresAt = new Date(Date.now() + LIFETIME_MS);
  const invitation = await transaction(actor, async (tx) => {
    if (email !== null) await assertNotMember(tx, organizationId, email);
    await tx.invitation.create({
      data: { organizationId, id, role, email, tokenHash, createdByUserId: userId, expiresAt },
    });
    const changes = fieldChanges({ role, email, expires_at: expiresAt.toISOString() });
    await appendChanges(tx, actor, [
      { record_type: "invitation", record_id: id, public_id: null, action: "create", changes },
    ]);
    await recordActOf(tx, actor, "invitation_sent", { invitation_id: id, role, email });
    return readInvitation(tx, organizationId, id);
  });
  return { invitation, token };
}

async function assertNotMember(tx: Db, organizationId: string, email: string) {
  const found = await tx.member.findFirst({
    where: { organizationId, deactivatedAt: null, user: { email } },
  });
  if (found) throw invalid({ field: "email", message: "is the address of an active member" });
}
