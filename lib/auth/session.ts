import { cookies, headers } from "next/headers";
import type { UserActor } from "@/lib/domain/actor";
import type { Origin } from "@/lib/domain/sessions/begin-session";
import { touchSession } from "@/lib/domain/sessions/touch-session";
import { memberActor } from "./member-actor";
import { requestOrigin } from "./request-origin";
import { sessionCookieName } from "./session-cookie";
import { decodeSessionCookie } from "./session-token";

/**
 * Returns the signed-in user of the page being rendered, with their current membership; null
 * without a session.
 */
export async function currentActor(): Promise<UserActor | null> {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  return cookie ? sessionActor(cookie, requestOrigin(await headers())) : null;
}

/**
 * Returns the user of a session cookie; null if it is missing, expired, forged or ended, or the
 * user is no active member.
 */
export async function sessionActor(
  cookie: string | undefined,
  origin: Origin,
): Promise<UserActor | null> {
  const claims = await decodeSessionCookie(cookie);
  const actor = claims && (await memberActor(claims));
  if (actor?.isLongUnused) touchSession(actor.sessionId, origin);
  return actor;
}
