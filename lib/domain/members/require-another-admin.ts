import type { Db } from "@/lib/db/client";
import { DomainError } from "@/lib/domain/errors";
import type { MemberRecord } from "./schema";

/** Throws `conflict` if the organization would have no active ADMIN without the member (docs/api.md 1). Needs `lockMembers`. */
export async function requireAnotherAdmin(
  tx: Db,
  organizationId: string,
  member: MemberRecord,
): Promise<void> {
  const others = await tx.member.count({
    where: { organizationId, role: "ADMIN", deactivatedAt: null, userId: { not: member.user_id } },
  });
  if (others > 0) return;
  throw new DomainError(
    "conflict",
    `${member.name} is the only active admin here. Make another member an admin first.`,
  );
}
