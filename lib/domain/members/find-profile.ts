import { db, systemDb } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { listOwnOrganizations } from "./list-own-organizations";
import type { ProfileRecord } from "./record";

/** The calling user, the tenant of the active organization, and all organizations the user is an active member of. */
export async function findProfile(actor: UserActor): Promise<ProfileRecord> {
  const { userId, tenantId } = actor;
  const [user, tenant, organizations] = await Promise.all([
    db(actor).user.findFirstOrThrow({ where: { id: userId }, select: { name: true, email: true } }),
    systemDb().tenant.findFirstOrThrow({
      where: { id: tenantId },
      select: { id: true, name: true },
    }),
    listOwnOrganizations(actor),
  ]);
  return { user_id: userId, ...user, tenant, organizations };
}
