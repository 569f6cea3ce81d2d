import type { SystemDb } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { permissionsOfRole } from "@/lib/domain/permissions";
import { readMemberships } from "./sql/read-memberships";

/** A user as an actor in each organization the user is an active member of. */
export async function actorsOf(tx: SystemDb, userId: string): Promise<UserActor[]> {
  const memberships = await readMemberships(tx, userId);
  return memberships.map(({ organization_id, tenant_id, name, role }) => ({
    organizationId: organization_id,
    tenantId: tenant_id,
    userId,
    apiKeyId: null,
    name,
    role,
    permissions: permissionsOfRole(role),
  }));
}
