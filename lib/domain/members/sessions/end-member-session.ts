import { systemTransaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { readMember } from "@/lib/domain/members/queries";
import { recordActOf } from "@/lib/domain/security-events/record-security-event";

/**
 * Ends one session of a member of the actor's organization. Throws `not_found` if the member has
 * none with this id there, and `user_session_required`.
 */
export async function endMemberSession(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  userId: string,
  id: string,
): Promise<void> {
  const { organizationId } = requireUser(actor);
  await systemTransaction(async (tx) => {
    const { user_id } = await readMember(tx, organizationId, userId);
    if (!isUuid(id)) throw notFound();
    const { count } = await tx.session.updateMany({
      where: { id, userId: user_id, organizationId, endedAt: null },
      data: { endedAt: new Date() },
    });
    if (count === 0) throw notFound();
    await recordActOf(tx, actor, "sign_out", { user_id, session_id: id });
  });
}
