import type { Db } from "@/lib/db/client";
import type { Role } from "@/lib/domain/permissions";
import { isOpenSql } from "./is-open";

type UsedInvitation = { id: string; role: Role; created_at: Date; tenant_id: string };

/** Marks an open invitation as accepted and returns it; undefined if the token's invitation is not open. */
export async function useUpInvitation(
  tx: Db,
  organizationId: string,
  tokenHash: string,
): Promise<UsedInvitation | undefined> {
  const [invitation] = await tx.$queryRaw<UsedInvitation[]>`
      UPDATE invitations i SET accepted_at = now() FROM organizations o
      WHERE o.id = i.organization_id AND i.organization_id = ${organizationId}::uuid AND i.token_hash = ${tokenHash}
        AND ${isOpenSql} RETURNING i.id, i.role, i.created_at, o.tenant_id`;
  return invitation;
}
