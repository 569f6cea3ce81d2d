import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { readMember } from "@/lib/domain/members/queries";
import { recordActOf } from "@/lib/domain/security-events/record-security-event";
import { endSessionsOfMember } from "@/lib/domain/sessions/end-sessions-of-member";

/**
 * Signs a member out of the actor's organization everywhere: no session that has begun so far gives
 * access to it again, also one that is in another organization now. Throws `not_found`,
 * `user_session_required`.
 */
export async function endMemberSessions(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  userId: string,
): Promise<void> {
  const { organizationId } = requireUser(actor);
  await transaction(actor, async (tx) => {
    const { user_id } = await readMember(tx, organizationId, userId);
    await endSessionsOfMember(tx, { organizationId, userId: user_id });
    await recordActOf(tx, actor, "sign_out", { user_id });
  });
}
