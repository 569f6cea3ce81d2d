import { db } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { isUuid } from "@/lib/domain/fields";
import { permissionsOfRole, type Role } from "@/lib/domain/permissions";

/**
 * Returns the user as a member of the organization with their current role, null if they are not an
 * active member.
 */
export async function memberActor(
  userId: string,
  organizationId: string,
): Promise<(UserActor & { sessionEpoch: number }) | null> {
  if (!isUuid(userId) || !isUuid(organizationId)) return null;
  const [member] = await db({ organizationId }).$queryRaw<
    { role: Role; name: string; tenant_id: string; session_epoch: number }[]
  >`
    SELECT m.role, u.name, o.tenant_id, u.session_epoch FROM members m
    JOIN users u ON u.id = m.user_id JOIN organizations o ON o.id = m.organization_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.user_id = ${userId}::uuid AND m.deactivated_at IS NULL`;
  if (!member) return null;
  return {
    organizationId,
    tenantId: member.tenant_id,
    userId,
    apiKeyId: null,
    name: member.name,
    role: member.role,
    permissions: permissionsOfRole(member.role),
    sessionEpoch: member.session_epoch,
  };
}
