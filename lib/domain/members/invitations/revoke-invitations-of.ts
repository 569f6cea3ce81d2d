import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";

/** Revokes the open invitations that a member made, each with its change event. */
export async function revokeInvitationsOf(tx: Db, actor: Actor, userId: string): Promise<void> {
  const { organizationId } = actor;
  const now = new Date();
  const open = await tx.invitation.findMany({
    where: {
      organizationId,
      createdByUserId: userId,
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  if (open.length === 0) return;
  await tx.invitation.updateMany({
    where: { organizationId, id: { in: open.map(({ id }) => id) } },
    data: { revokedAt: now },
  });
  await appendChanges(
    tx,
    actor,
    open.map(({ id }) => ({
      record_type: "invitation" as const,
      record_id: id,
      public_id: null,
      action: "delete" as const,
      changes: { revoked_at: [null, now.toISOString()] },
    })),
  );
}
