import { createHash, randomBytes, randomUUID } from "node:crypto";
import { type Db, db, transaction } from "@/lib/db/client";
import { isUuid } from "@/lib/domain/fields";

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000;
type Holder = { userId: string; organizationId: string };

/** Returns a refresh token of a new family, valid for 30 days and one use (docs/api.md 1). */
export function issueRefreshToken(holder: Holder): Promise<string> {
  return issue(db(holder), holder, randomUUID());
}

/**
 * Exchanges a refresh token for the next one of its family; null if it is unknown, expired or
 * revoked, or its member was deactivated. Using a token twice revokes its family.
 */
export async function rotateRefreshToken(
  token: string,
): Promise<(Holder & { refreshToken: string }) | null> {
  const [, organizationId] = /^ort_([0-9a-f-]{36})_[A-Za-z0-9_-]+$/.exec(token) ?? [];
  if (!isUuid(organizationId)) return null;
  return transaction({ organizationId }, async (tx) => {
    const [found] = await tx.$queryRaw<FoundToken[]>`
      SELECT t.id, t.family_id, t.user_id, t.used_at, t.revoked_at IS NOT NULL OR t.expires_at < now() AS is_dead,
        m.deactivated_at IS NOT NULL AS is_gone
      FROM refresh_tokens t
      JOIN members m ON m.organization_id = t.organization_id AND m.user_id = t.user_id
      WHERE t.organization_id = ${organizationId}::uuid AND t.token_hash = ${hash(token)} FOR UPDATE OF t`;
    if (!found || found.is_dead || found.is_gone) return null;
    if (found.used_at) {
      await tx.refreshToken.updateMany({
        where: { organizationId, familyId: found.family_id, revokedAt: null },
        data: { revokedAt: new Date() },
      });
      return null;
    }
    await tx.refreshToken.update({
      where: { organizationId_id: { organizationId, id: found.id } },
      data: { usedAt: new Date() },
    });
    const holder = { userId: found.user_id, organizationId };
    return { ...holder, refreshToken: await issue(tx, holder, found.family_id) };
  });
}

type FoundToken = {
  id: string;
  family_id: string;
  user_id: string;
  used_at: Date | null;
  is_dead: boolean;
  is_gone: boolean;
};

async function issue(
  tx: Db,
  { userId, organizationId }: Holder,
  familyId: string,
): Promise<string> {
  const token = `ort_${organizationId}_${randomBytes(32).toString("base64url")}`;
  await tx.refreshToken.create({
    data: {
      organizationId,
      userId,
      familyId,
      tokenHash: hash(token),
      expiresAt: new Date(Date.now() + LIFETIME_MS),
    },
  });
  return token;
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
