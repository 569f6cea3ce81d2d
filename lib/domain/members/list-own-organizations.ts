import { systemDb } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";

/** The organizations that the calling user is an active member of, in the order of joining. */
export async function listOwnOrganizations({
  userId,
}: UserActor): Promise<{ id: string; name: string }[]> {
  const members = await systemDb().member.findMany({
    where: { userId, deactivatedAt: null },
    orderBy: [{ joinedAt: "asc" }, { organizationId: "asc" }],
    select: { organization: { select: { id: true, name: true } } },
  });
  return members.map(({ organization }) => organization);
}
