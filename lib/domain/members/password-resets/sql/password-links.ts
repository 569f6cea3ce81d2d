import { Prisma, type SystemDb } from "@/lib/db/client";
import type { PasswordResetOffer } from "@/lib/domain/members/password-resets/schema";
import { isoUtc } from "@/lib/domain/sql/iso-utc";
import { mayResetSql } from "./may-reset";

type Link = { organizationId: string; tokenHash: string };

/** The member whose password a usable link sets. */
export async function readPasswordLink(
  db: SystemDb,
  link: Link,
): Promise<PasswordResetOffer | undefined> {
  const [offer] = await db.$queryRaw<PasswordResetOffer[]>`
    SELECT r.user_id, u.name, u.email, ${isoUtc("r.expires_at")} AS expires_at
    FROM password_resets r JOIN users u ON u.id = r.user_id
    WHERE r.organization_id = ${link.organizationId}::uuid AND r.token_hash = ${link.tokenHash} AND ${isUsable}`;
  return offer;
}

type UsedLink = { user_id: string; link_id: string; link_made_by: string | null };

/** Marks a usable link as used and returns its user; undefined if it is not usable. */
export async function useUpPasswordLink(tx: SystemDb, link: Link): Promise<UsedLink | undefined> {
  const [used] = await tx.$queryRaw<UsedLink[]>`
      UPDATE password_resets r SET used_at = now()
      WHERE r.organization_id = ${link.organizationId}::uuid AND r.token_hash = ${link.tokenHash} AND ${isUsable}
      RETURNING r.user_id, r.id AS link_id, r.created_by_user_id AS link_made_by`;
  return used;
}

/** Whether password link `r` can be used: its member is active, and its creator, if not the command line, could still create it. */
const isUsable = Prisma.sql`(r.used_at IS NULL AND r.expires_at > now()
  AND EXISTS (SELECT FROM members m WHERE m.organization_id = r.organization_id AND m.user_id = r.user_id
    AND m.deactivated_at IS NULL)
  AND (r.created_by_user_id IS NULL OR ${mayResetSql(Prisma.sql`r.created_by_user_id`, Prisma.sql`r.user_id`)}))`;
