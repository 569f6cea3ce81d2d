import { systemTransaction } from "@/lib/db/client";
import { recordSecurityEvent } from "@/lib/domain/security-events/record-security-event";
import type { SessionRecord } from "./record";
import { MAX_SESSION_MS } from "./rules";
import { deleteOldSessions } from "./sql/delete-old-sessions";
import { lockMembership } from "./sql/lock-membership";

/** A user who has just proved their password; `sessionEpoch` is of the moment of the proof. */
export type ProvenUser = { userId: string; organizationId: string; sessionEpoch: number };

/** The origin of a request; null for what is unknown. */
export type Origin = { address: string | null; userAgent: string | null };

type NewSession = Origin & {
  kind: SessionRecord["kind"];
  /** Longest life in ms, by default that of all sessions. */
  lifetimeMs?: number;
  /** The session that this browser had until now; it ends. */
  replaces?: string;
};

/**
 * Begins a session of a user and returns its id; null if the user is no longer an active member of
 * the organization. A session of a password that was changed in the meantime is never live
 * (docs/security.md).
 */
export async function beginSession(
  { userId, organizationId, sessionEpoch }: ProvenUser,
  { kind, address, userAgent, replaces, lifetimeMs = MAX_SESSION_MS }: NewSession,
): Promise<string | null> {
  return systemTransaction(async (tx) => {
    if (!(await lockMembership(tx, { organizationId, userId }))) return null;
    await deleteOldSessions(tx, userId);
    if (replaces) {
      await tx.session.updateMany({
        where: { id: replaces, endedAt: null },
        data: { endedAt: new Date() },
      });
    }
    const { id, user } = await tx.session.create({
      data: {
        userId,
        organizationId,
        kind,
        epoch: sessionEpoch,
        address,
        userAgent: userAgent?.slice(0, MAX_USER_AGENT) ?? null,
        expiresAt: new Date(Date.now() + lifetimeMs),
      },
      select: { id: true, user: { select: { name: true } } },
    });
    const { name } = user;
    await recordSecurityEvent(tx, {
      type: "sign_in",
      organizationId,
      userId,
      apiKeyId: null,
      name,
      detail: { kind },
    });
    return id;
  });
}

/** Characters of a user agent that are kept. */
const MAX_USER_AGENT = 400;
