import { systemDb } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { readMember } from "@/lib/domain/members/queries";
import { readMemberSessions } from "@/lib/domain/sessions/queries";
import type { SessionRecord } from "@/lib/domain/sessions/schema";

/**
 * Returns a member's live sessions in the actor's organization, the last used first. Sessions of
 * the user that are in another organization are not shown. Throws `not_found`,
 * `user_session_required`.
 */
export async function listMemberSessions(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  userId: string,
): Promise<SessionRecord[]> {
  const { organizationId, sessionId } = requireUser(actor);
  const { user_id } = await readMember(systemDb(), organizationId, userId);
  return readMemberSessions({ organizationId, userId: user_id }, sessionId);
}
