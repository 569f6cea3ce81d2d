import type { SystemDb } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { permissionsOfRole, type Role } from "@/lib/domain/permissions";

/** A user as an actor in each organization that they are an active member of. */
export async function actorsOf(tx: SystemDb, userId: string): Promise<UserActor[]> {
  const members = await tx.$queryRaw<
    { organization_id: string; tenant_id: string; name: string; role: Role }[]
  >`
    SELECT m.organization_id, o.tenant_id, u.name, m.role FROM members m
    JOIN users u ON u.id = m.user_id JOIN organizations o ON o.id = m.organization_id
    WHERE m.user_id = ${userId}::uuid AND m.deactivated_at IS NULL ORDER BY m.organization_id`;
  return members.map(({ organization_id: organizationId, tenant_id: tenantId, name, role }) => ({
    organizationId,
    tenantId,
    userId,
    apiKeyId: null,
    name,
    role,
    permissions: permissionsOfRole(role),
  }));
}
