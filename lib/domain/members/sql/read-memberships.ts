import type { SystemDb } from "@/lib/db/client";
import type { Role } from "@/lib/domain/permissions";

/** The organizations that a user is an active member of, with the user's role there. */
export function readMemberships(
  tx: SystemDb,
  userId: string,
): Promise<{ organization_id: string; tenant_id: string; name: string; role: Role }[]> {
  return tx.$queryRaw<{ organization_id: string; tenant_id: string; name: string; role: Role }[]>`
    SELECT m.organization_id, o.tenant_id, u.name, m.role FROM members m
    JOIN users u ON u.id = m.user_id JOIN organizations o ON o.id = m.organization_id
    WHERE m.user_id = ${userId}::uuid AND m.deactivated_at IS NULL ORDER BY m.organization_id`;
}
