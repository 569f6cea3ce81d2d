import type { NextRequest } from "next/server";
import { clientAddress } from "@/lib/auth/client-address";
import { deviceCookieName } from "@/lib/auth/device-cookie";
import { memberActor } from "@/lib/auth/member-actor";
import { type SignInAttempt, signIn } from "@/lib/auth/sign-in";
import { signAccessToken } from "@/lib/auth/token";
import type { UserActor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";

/**
 * Signs in the user and returns the actor with an access token. Throws `rate_limited`, and
 * `unauthenticated` with the same text whether the address, the password or the organization is
 * wrong.
 */
export async function signInByRequest(
  request: NextRequest,
  attempt: Omit<SignInAttempt, "address" | "deviceCookie">,
): Promise<{ actor: UserActor; token: string }> {
  const address = clientAddress(request.headers);
  const deviceCookie = request.cookies.get(deviceCookieName())?.value;
  const user = await signIn({ ...attempt, address, deviceCookie });
  const actor = user && (await memberActor(user.userId, user.organizationId));
  if (!actor)
    throw new DomainError("unauthenticated", "The e-mail address or the password is wrong");
  return { actor, token: await signAccessToken(actor.userId, actor.organizationId) };
}
