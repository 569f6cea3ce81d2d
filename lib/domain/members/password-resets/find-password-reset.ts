import { Prisma, systemDb } from "@/lib/db/client";
import { readLinkToken } from "@/lib/domain/ids/link-token";
import { isoUtc } from "@/lib/domain/sql/iso-utc";
import { mayResetSql } from "./may-reset";
import type { PasswordResetOffer } from "./schema";

/** Whose password a link sets; null when its token is unknown, used or expired. Needs no actor: the token is the access. */
export async function findPasswordReset(token: string): Promise<PasswordResetOffer | null> {
  const link = readLinkToken(token);
  if (!link) return null;
  const [offer] = await systemDb().$queryRaw<PasswordResetOffer[]>`
    SELECT r.user_id, u.name, u.email, ${isoUtc("r.expires_at")} AS expires_at
    FROM password_resets r JOIN users u ON u.id = r.user_id
    WHERE r.organization_id = ${link.organizationId}::uuid AND r.token_hash = ${link.tokenHash} AND ${isUsableSql}`;
  return offer ?? null;
}

/** Whether password link `r` may still be used: its member is active, and its maker could make it now as well. */
export const isUsableSql = Prisma.sql`(r.used_at IS NULL AND r.expires_at > now()
  AND EXISTS (SELECT FROM members m WHERE m.organization_id = r.organization_id AND m.user_id = r.user_id
    AND m.deactivated_at IS NULL)
  AND ${mayResetSql(Prisma.sql`r.created_by_user_id`, Prisma.sql`r.user_id`)})`;
