import { systemDb, systemTransaction } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";
import type { ChangePassword } from "@/lib/domain/members/schema";
import { setPassword } from "@/lib/domain/members/set-password";
import { attemptAsUser } from "./attempt-limits";
import { hashNewPassword } from "./hash-new-password";
import { knownAbout } from "./known-about";
import { verifyPassword } from "./password";

/**
 * Changes the calling user's password and ends all their sessions and refresh tokens. Throws
 * `invalid` if the current password is wrong or the new one weak, and `rate_limited`.
 */
export async function changePassword(actor: UserActor, sent: ChangePassword): Promise<void> {
  const user = await systemDb().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { email: true, passwordHash: true },
  });
  const verified = await attemptAsUser(actor.userId, async () =>
    (await verifyPassword(sent.current_password, user.passwordHash)) ? true : null,
  );
  if (!verified)
    throw invalid({ field: "current_password", message: "is not your current password" });
  const about = await knownAbout(actor.userId);
  const passwordHash = await hashNewPassword(sent.new_password, { field: "new_password", about });
  await systemTransaction((tx) => setPassword(tx, actor.userId, passwordHash, actor));
}
