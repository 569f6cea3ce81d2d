import { systemTransaction } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { actorsOf } from "./actors-of";
import { changeOfMember } from "./change-of-member";
import type { UpdateProfile } from "./schema";
import { lockUser } from "./sql/lock-user";

/** Changes the calling user's own name, with a change event in every organization the user is a member of. */
export async function updateProfile({ userId }: UserActor, { name }: UpdateProfile): Promise<void> {
  if (name === undefined) return;
  await systemTransaction(async (tx) => {
    const before = await lockUser(tx, userId);
    if (before === undefined || before === name) return;
    await tx.user.update({ where: { id: userId }, data: { name } });
    for (const member of await actorsOf(tx, userId))
      await appendChanges(tx, member, [changeOfMember(userId, { name: [before, name] })]);
  });
}
