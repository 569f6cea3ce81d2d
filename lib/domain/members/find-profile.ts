import { db } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";

export type ProfileRecord = {
  user_id: string;
  name: string;
  email: string;
  tenant: { id: string; name: string };
  /** Those the user is an active member of, in the order of joining. */
  organizations: { id: string; name: string }[];
};

/** The calling user with the tenant of the active organization and all organizations they may act in. */
export async function findProfile({ userId, tenantId }: UserActor): Promise<ProfileRecord> {
  const [user, tenant, members] = await Promise.all([
    db().user.findUniqueOrThrow({ where: { id: userId }, select: { name: true, email: true } }),
    db().tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { id: true, name: true } }),
    db().member.findMany({
      where: { userId, deactivatedAt: null },
      orderBy: [{ joinedAt: "asc" }, { organizationId: "asc" }],
      select: { organization: { select: { id: true, name: true } } },
    }),
  ]);
  return { user_id: userId, ...user, tenant, organizations: members.map((member) => member.organization) };
}
