import { Prisma, systemDb } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { isoUtc } from "@/lib/domain/sql/iso-utc";
import type { SessionRecord } from "./record";
import { givesAccessSql, isLiveSql } from "./sql/live-session";

/** Returns the calling user's live sessions, the last used first. */
export async function listOwnSessions({ userId, sessionId }: UserActor): Promise<SessionRecord[]> {
  return select(Prisma.sql`s.user_id = ${userId}::uuid`, sessionId);
}

/** Returns the live sessions that a user has in one organization, the last used first. */
export async function readMemberSessions(
  { organizationId, userId }: { organizationId: string; userId: string },
  currentId: string | undefined,
): Promise<SessionRecord[]> {
  return select(
    Prisma.sql`s.user_id = ${userId}::uuid AND s.organization_id = ${organizationId}::uuid
      AND EXISTS (SELECT FROM members m WHERE m.organization_id = s.organization_id AND m.user_id = s.user_id
        AND ${givesAccessSql})`,
    currentId,
  );
}

function select(which: Prisma.Sql, currentId: string | undefined): Promise<SessionRecord[]> {
  return systemDb().$queryRaw<SessionRecord[]>`
    SELECT s.id, s.kind, ${isoUtc("s.created_at")} AS created_at, ${isoUtc("s.last_used_at")} AS last_used_at,
      s.address, s.user_agent, (s.id = ${currentId ?? null}::uuid) IS TRUE AS is_current
    FROM sessions s JOIN users u ON u.id = s.user_id
    WHERE ${which} AND ${isLiveSql} ORDER BY s.last_used_at DESC, s.id`;
}
