import { createHash, randomBytes } from "node:crypto";
import { type Db, db, transaction } from "@/lib/db/client";
import { isUuid } from "@/lib/domain/fields";
import { recordSecurityEvent } from "@/lib/domain/security-events/record-security-event";
import { MAX_SESSION_MS } from "@/lib/domain/sessions/rules";
import { givesAccessSql, isLiveSql } from "@/lib/domain/sessions/sql/live-session";
import type { SessionClaims } from "./member-actor";

/**
 * Returns a refresh token of a session, valid for one use as long as the session (docs/api.md 1).
 * The tokens of a session are one family.
 */
export function issueRefreshToken(session: SessionClaims): Promise<string> {
  return issue(db(session), session);
}

/**
 * Exchanges a refresh token for the next one of its session; null if it is unknown, expired or
 * revoked, its session has ended or its member was deactivated. Using a token twice ends the
 * session, and with it the access tokens.
 */
export async function rotateRefreshToken(
  token: string,
): Promise<(SessionClaims & { refreshToken: string }) | null> {
  const organizationId = organizationOf(token);
  if (!organizationId) return null;
  return transaction({ organizationId }, async (tx) => {
    const [found] = await tx.$queryRaw<FoundToken[]>`
      SELECT t.id, t.family_id, t.user_id, u.name, t.used_at, t.revoked_at IS NOT NULL OR t.expires_at < now() AS is_dead
      FROM refresh_tokens t
      JOIN members m ON m.organization_id = t.organization_id AND m.user_id = t.user_id AND m.deactivated_at IS NULL
      JOIN users u ON u.id = t.user_id
      JOIN sessions s ON s.id = t.family_id AND s.user_id = t.user_id AND ${isLiveSql} AND ${givesAccessSql}
      WHERE t.organization_id = ${organizationId}::uuid AND t.token_hash = ${hash(token)} FOR UPDATE OF t`;
    if (!found || found.is_dead) return null;
    const { user_id: userId, family_id: sessionId } = found;
    if (found.used_at) {
      await tx.session.updateMany({
        where: { id: sessionId, endedAt: null },
        data: { endedAt: new Date() },
      });
      await recordSecurityEvent(tx, {
        type: "token_reused",
        organizationId,
        userId,
        apiKeyId: null,
        name: found.name,
        detail: { session_id: sessionId },
      });
      return null;
    }
    await tx.refreshToken.update({
      where: { organizationId_id: { organizationId, id: found.id } },
      data: { usedAt: new Date() },
    });
    const session = { userId, organizationId, sessionId };
    return { ...session, refreshToken: await issue(tx, session) };
  });
}

/** Returns the session of a refresh token that was issued here, used or not; null for any other. */
export async function sessionOfRefreshToken(token: string): Promise<string | null> {
  const organizationId = organizationOf(token);
  if (!organizationId) return null;
  const found = await db({ organizationId }).refreshToken.findFirst({
    where: { organizationId, tokenHash: hash(token) },
    select: { familyId: true },
  });
  return found?.familyId ?? null;
}

function organizationOf(token: string): string | undefined {
  const [, organizationId] = /^ort_([0-9a-f-]{36})_[A-Za-z0-9_-]+$/.exec(token) ?? [];
  return isUuid(organizationId) ? organizationId : undefined;
}

type FoundToken = {
  id: string;
  family_id: string;
  user_id: string;
  name: string;
  used_at: Date | null;
  is_dead: boolean;
};

async function issue(
  tx: Db,
  { userId, organizationId, sessionId }: SessionClaims,
): Promise<string> {
  const token = `ort_${organizationId}_${randomBytes(32).toString("base64url")}`;
  await tx.refreshToken.create({
    data: {
      organizationId,
      userId,
      familyId: sessionId,
      tokenHash: hash(token),
      expiresAt: new Date(Date.now() + MAX_SESSION_MS),
    },
  });
  return token;
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
