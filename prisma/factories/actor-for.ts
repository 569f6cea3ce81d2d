import type { UserActor } from "@/lib/domain/actor";
import { permissionsOfRole } from "@/lib/domain/permissions";
import type { FactoryMember } from "./create-member";

/** Returns the actor of a member's calls. */
export function actorFor({
  organizationId,
  tenantId,
  userId,
  name,
  role,
}: Omit<FactoryMember, "email" | "password">): UserActor {
  return {
    organizationId,
    tenantId,
    userId,
    apiKeyId: null,
    name,
    role,
    permissions: permissionsOfRole(role),
  };
}
