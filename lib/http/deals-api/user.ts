import type { UserActor } from "@/lib/domain/actor";
import { findProfile } from "@/lib/domain/members/find-profile";

/** Returns the calling user with their permissions in the active organization (docs/api.md 1). */
export async function toUser(actor: UserActor) {
  const { user_id: id, email, name, tenant, organizations } = await findProfile(actor);
  return {
    id,
    email,
    name,
    tenantId: tenant.id,
    tenant,
    organizations,
    employee: { organizationId: actor.organizationId },
    role: actor.role,
    permissions: actor.permissions,
  };
}
