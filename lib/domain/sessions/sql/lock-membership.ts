import type { SystemDb } from "@/lib/db/client";

/**
 * Keeps an active membership as it is until the transaction ends, so that a deactivation waits and
 * then ends what the transaction began. Returns false if the user is not an active member.
 */
export async function lockMembership(
  tx: SystemDb,
  { organizationId, userId }: { organizationId: string; userId: string },
): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT user_id FROM members
    WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}::uuid AND deactivated_at IS NULL FOR SHARE`;
  return rows.length > 0;
}
