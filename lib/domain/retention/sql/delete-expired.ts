import { Prisma, systemDb } from "@/lib/db/client";
import { isOldSession } from "@/lib/domain/sessions/sql/delete-old-sessions";

/** How long security events are kept. */
const SECURITY_EVENTS_FOR = Prisma.sql`interval '1 year'`;

/** Deletes up to `limit` sessions, of any user, that ended long enough ago. Returns their number. */
export function deleteEndedSessions(limit: number): Promise<number> {
  return systemDb().$executeRaw`DELETE FROM sessions WHERE id IN (
    SELECT id FROM sessions WHERE ${isOldSession}
    LIMIT ${limit} FOR UPDATE SKIP LOCKED)`;
}

/** Deletes up to `limit` security events of the organization that are old enough. Returns their number. */
export function deleteOldSecurityEvents(organizationId: string, limit: number): Promise<number> {
  return systemDb().$executeRaw`DELETE FROM security_events
    WHERE organization_id = ${organizationId}::uuid AND id IN (
      SELECT id FROM security_events
      WHERE organization_id = ${organizationId}::uuid AND at < now() - ${SECURITY_EVENTS_FOR}
      ORDER BY at LIMIT ${limit} FOR UPDATE SKIP LOCKED)`;
}
