import { systemTransaction } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { actorsOf } from "./actors-of";
import { assertDistinctName } from "./assert-distinct-name";
import { changeOfMember } from "./change-of-member";
import type { UpdateProfile } from "./schema";
import { lockMembers } from "./sql/lock-members";
import { lockUser } from "./sql/lock-user";

/**
 * Changes the calling user's own name, with a change event in every organization the user is a member of.
 * Throws `invalid` for a name that may be taken for another member's.
 */
export async function updateProfile({ userId }: UserActor, { name }: UpdateProfile): Promise<void> {
  if (name === undefined) return;
  await systemTransaction(async (tx) => {
    const members = await actorsOf(tx, userId);
    const organizations = members.map(({ organizationId }) => organizationId).sort();
    // Always in this order, so that two users of the same organizations cannot deadlock.
    for (const organizationId of organizations) await lockMembers(tx, organizationId);
    const before = await lockUser(tx, userId);
    if (before === undefined || before === name) return;
    for (const organizationId of organizations)
      await assertDistinctName(tx, { organizationId, userId }, name);
    await tx.user.update({ where: { id: userId }, data: { name } });
    for (const member of members)
      await appendChanges(tx, member, [changeOfMember(userId, { name: [before, name] })]);
  });
}
