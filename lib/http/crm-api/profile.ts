import { changePassword } from "@/lib/auth/change-password";
import type { UserActor } from "@/lib/domain/actor";
import { findProfile } from "@/lib/domain/members/find-profile";
import { ChangePassword } from "@/lib/domain/members/schema";
import { parse } from "@/lib/domain/validation";
import type { JsonObject } from "@/lib/http/parse";
import { Reply } from "@/lib/http/reply";

/** Returns the calling user's profile. */
export async function profileReply(actor: UserActor) {
  const { user_id, name, email, organizations } = await findProfile(actor);
  return { profile: { user_id, name, email, organizations } };
}

/** Changes the calling user's password. Throws `invalid`, `rate_limited`. */
export async function changeOwnPassword(actor: UserActor, body: JsonObject): Promise<Reply> {
  await changePassword(actor, parse(ChangePassword, body));
  return new Reply(204);
}
