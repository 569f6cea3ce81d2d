import type { Db } from "@/lib/db/client";
import { invalid } from "@/lib/domain/errors";
import { looksLike } from "./looks-like";

/**
 * Throws `invalid` for a name that may be taken for that of another active member of the organization: what
 * a member does is shown under their name. The caller has called `lockMembers`.
 */
export async function assertDistinctName(
  tx: Db,
  { organizationId, userId }: { organizationId: string; userId: string | null },
  name: string,
): Promise<void> {
  const members = await tx.member.findMany({
    where: { organizationId, deactivatedAt: null },
    select: { userId: true, user: { select: { name: true } } },
  });
  const isTaken = members.some(
    (member) => member.userId !== userId && looksLike(member.user.name, name),
  );
  if (isTaken)
    throw invalid({
      field: "name",
      message: "is too similar to the name of another member; add something that tells you apart",
    });
}
