import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { DomainError } from "@/lib/domain/errors";
import { readInvitation } from "./queries";

/**
 * Disables an invitation's link; does nothing if it is revoked already. Throws `not_found`, `user_session_required`, and
 * `conflict` if it has been accepted.
 */
export async function revokeInvitation(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  id: string,
): Promise<void> {
  const { organizationId } = requireUser(actor);
  await transaction(actor, async (tx) => {
    const { id: recordId } = await readInvitation(tx, organizationId, id);
    const now = new Date();
    const { count } = await tx.invitation.updateMany({
      where: { organizationId, id: recordId, acceptedAt: null, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) {
      if (
        await tx.invitation.count({
          where: { organizationId, id: recordId, acceptedAt: { not: null } },
        })
      )
        throw new DomainError("conflict", "The invitation was accepted already");
      return;
    }
    await appendChanges(tx, actor, [
      {
        record_type: "invitation",
        record_id: recordId,
        public_id: null,
        action: "delete",
        changes: { revoked_at: [null, now.toISOString()] },
      },
    ]);
  });
}
