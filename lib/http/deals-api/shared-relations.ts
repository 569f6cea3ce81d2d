import { type Actor, authorize } from "@/lib/domain/actor";
import { listMembers } from "@/lib/domain/members/queries";
import { findTenant } from "@/lib/domain/organizations/find-tenant";
import { findOrganization } from "@/lib/domain/organizations/queries";
import type { Relations } from "./list-query";

type SharedRelations = { organization?: object; tenant?: object; createdByUser?: object | null };

/**
 * Loads the requested relations that all types of records have; the returned function gives those
 * of a record by its creator.
 */
export async function sharedRelations(
  actor: Actor,
  relations: Relations,
): Promise<(createdByUserId: string | null) => SharedRelations> {
  const viewer = authorize(actor, "VIEW_SALES_PIPELINES");
  const [organization, tenant, members] = await Promise.all([
    relations.has("organization") ? findOrganization(viewer) : undefined,
    relations.has("tenant") ? findTenant(actor) : undefined,
    relations.has("createdByUser") ? listMembers(viewer) : undefined,
  ]);
  const users = new Map(
    members?.map(({ user_id: id, name, email }) => [
      id,
      { id, name, email, tenantId: actor.tenantId },
    ]),
  );
  return (createdByUserId) => ({
    ...(organization && {
      organization: { id: organization.id, name: organization.name, tenantId: actor.tenantId },
    }),
    ...(tenant && { tenant: { id: tenant.id, name: tenant.name } }),
    ...(members && { createdByUser: users.get(createdByUserId ?? "") ?? null }),
  });
}
