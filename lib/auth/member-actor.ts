import { db } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { isUuid } from "@/lib/domain/fields";
import { permissionsOfRole, type Role } from "@/lib/domain/permissions";
import { givesAccessSql, isLiveSql, isLongUnusedSql } from "@/lib/domain/sessions/sql/live-session";

/** A user's session, and the organization it acts in. */
export type SessionClaims = { userId: string; organizationId: string; sessionId: string };

/** The user of a session. `isLongUnused`: its last use was not recorded for a while. */
type SessionActor = UserActor & { sessionId: string; isLongUnused: boolean };

/**
 * Returns the user of a live session as a member of the organization with their current role; null
 * if the session has ended or the user is not an active member.
 */
export async function memberActor({
  userId,
  organizationId,
  sessionId,
}: SessionClaims): Promise<SessionActor | null> {
  if (!isUuid(userId) || !isUuid(organizationId) || !isUuid(sessionId)) return null;
  const [member] = await db({ organizationId }).$queryRaw<
    { role: Role; name: string; tenant_id: string; is_long_unused: boolean }[]
  >`
    SELECT m.role, u.name, o.tenant_id, ${isLongUnusedSql} AS is_long_unused
    FROM sessions s JOIN users u ON u.id = s.user_id JOIN members m ON m.user_id = s.user_id
    JOIN organizations o ON o.id = m.organization_id
    WHERE s.id = ${sessionId}::uuid AND s.user_id = ${userId}::uuid AND m.organization_id = ${organizationId}::uuid
      AND m.user_id = ${userId}::uuid AND m.deactivated_at IS NULL AND ${isLiveSql} AND ${givesAccessSql}`;
  if (!member) return null;
  return {
    organizationId,
    tenantId: member.tenant_id,
    userId,
    apiKeyId: null,
    sessionId,
    name: member.name,
    role: member.role,
    permissions: permissionsOfRole(member.role),
    isLongUnused: member.is_long_unused,
  };
}
