import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import type { UserActor } from "@/lib/domain/actor";
import { authSecret } from "@/lib/env";
import { memberActor } from "./member-actor";
import { sessionCookieName } from "./session-cookie";

/** The signed-in user of the page being rendered, with their membership as it is now; null when nobody is. */
export async function currentActor(): Promise<UserActor | null> {
  return sessionActor((await cookies()).get(sessionCookieName())?.value);
}

/** The user a session cookie names; null when it is missing, expired or forged, when the user's sessions were ended or they left. */
export async function sessionActor(cookie: string | undefined): Promise<UserActor | null> {
  if (!cookie) return null;
  const token = await readToken(cookie);
  if (typeof token?.sub !== "string" || typeof token.org !== "string") return null;
  const actor = await memberActor(token.sub, token.org);
  return actor && actor.sessionEpoch === token.epoch ? actor : null;
}

async function readToken(cookie: string) {
  try {
    return await decode({ token: cookie, secret: authSecret() });
  } catch {
    return null;
  }
}
