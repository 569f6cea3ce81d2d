import { db } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import type { Role } from "@/lib/domain/permissions";

export type MemberRecord = { user_id: string; name: string; email: string; role: Role; is_active: boolean };

/** Everybody who is or was a member of the organization, by name. */
export async function listMembers(actor: Actor): Promise<MemberRecord[]> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return db().$queryRaw<MemberRecord[]>`
    SELECT m.user_id, u.name, u.email, m.role, m.deactivated_at IS NULL AS is_active
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${actor.organizationId}::uuid
    ORDER BY lower(u.name), m.user_id`;
}
