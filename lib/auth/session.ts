import { cookies } from "next/headers";
import type { UserActor } from "@/lib/domain/actor";
import { memberActor } from "./member-actor";
import { sessionCookieName } from "./session-cookie";
import { decodeSession } from "./session-token";

/**
 * Returns the signed-in user of the page being rendered, with their current membership; null
 * without a session.
 */
export async function currentActor(): Promise<UserActor | null> {
  return sessionActor((await cookies()).get(sessionCookieName())?.value);
}

/**
 * Returns the user of a session cookie; null if it is missing, expired, forged or ended, or the
 * user is no active member.
 */
export async function sessionActor(cookie: string | undefined): Promise<UserActor | null> {
  if (!cookie) return null;
  const token = await decodeSession(cookie);
  if (typeof token?.sub !== "string" || typeof token.org !== "string") return null;
  const actor = await memberActor(token.sub, token.org);
  return actor && actor.sessionEpoch === token.epoch ? actor : null;
}
