import { db, systemTransaction } from "@/lib/db/client";
import type { UserActor } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";
import type { ChangePassword } from "@/lib/domain/members/schema";
import { setPassword } from "@/lib/domain/members/set-password";
import { attemptAsAccount } from "./attempt-limits";
import { hashPassword, verifyPassword } from "./password";

/**
 * Changes the calling user's password and ends all their sessions and refresh tokens. Throws
 * `invalid` if the current password is wrong, and `rate_limited`.
 */
export async function changePassword(
  actor: UserActor,
  sent: ChangePassword,
  address: string,
): Promise<void> {
  const user = await db(actor).user.findFirstOrThrow({
    where: { id: actor.userId },
    select: { email: true, passwordHash: true },
  });
  const verified = await attemptAsAccount(user.email, address, async () =>
    (await verifyPassword(sent.current_password, user.passwordHash)) ? true : null,
  );
  if (!verified)
    throw invalid({ field: "current_password", message: "is not your current password" });
  const passwordHash = await hashPassword(sent.new_password);
  await systemTransaction((tx) => setPassword(tx, actor.userId, passwordHash, actor));
}
