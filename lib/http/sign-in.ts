import type { NextRequest } from "next/server";
import { deviceCookieName } from "@/lib/auth/device-cookie";
import { memberActor } from "@/lib/auth/member-actor";
import { requestOrigin } from "@/lib/auth/request-origin";
import { type SignInAttempt, signIn } from "@/lib/auth/sign-in";
import { signAccessToken } from "@/lib/auth/token";
import type { UserActor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { beginSession } from "@/lib/domain/sessions/begin-session";

/** The signed-in user, and an access token of the new session. */
type NewSession = { actor: UserActor & { sessionId: string }; token: string };

/**
 * Signs in the user and begins a session, with the given longest life in ms. Throws `rate_limited`,
 * and `unauthenticated` with the same text whether the address, the password or the organization is
 * wrong.
 */
export async function signInByRequest(
  request: NextRequest,
  attempt: Omit<SignInAttempt, "address" | "deviceCookie">,
  lifetimeMs?: number,
): Promise<NewSession> {
  const origin = requestOrigin(request.headers);
  const deviceCookie = request.cookies.get(deviceCookieName())?.value;
  const user = await signIn({ ...attempt, address: origin.address, deviceCookie });
  const sessionId = user && (await beginSession(user, { kind: "token", ...origin, lifetimeMs }));
  const actor = sessionId && (await memberActor({ ...user, sessionId }));
  if (!actor)
    throw new DomainError("unauthenticated", "The e-mail address or the password is wrong");
  return { actor, token: await signAccessToken(actor) };
}
