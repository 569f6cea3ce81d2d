import { decode, encode, type JWT } from "next-auth/jwt";
import { MAX_SESSION_MS } from "@/lib/domain/sessions/rules";
import { derivedKeys } from "./derived-keys";
import type { SessionClaims } from "./member-actor";

/** Longest life of a session cookie, in seconds: that of its session. */
export const COOKIE_SECONDS = MAX_SESSION_MS / 1000;

/** Returns the encrypted session cookie of these claims; `maxAge` in seconds. */
export function encodeSession(token: JWT, maxAge?: number): Promise<string> {
  return encode({ token, maxAge, secret: Buffer.from(derivedKeys("session cookie")[0]) });
}

/** Returns the claims of a session cookie; null if it is expired or forged. */
export async function decodeSession(cookie: string): Promise<JWT | null> {
  for (const key of derivedKeys("session cookie")) {
    const token = await decode({ token: cookie, secret: Buffer.from(key) }).catch(() => null);
    if (token) return token;
  }
  return null;
}

/** Returns the value of a session's cookie; `maxAge` in seconds. */
export function encodeSessionCookie(
  { userId, organizationId, sessionId }: SessionClaims,
  maxAge = COOKIE_SECONDS,
): Promise<string> {
  return encodeSession({ sub: userId, org: organizationId, sid: sessionId }, maxAge);
}

/**
 * Returns the claims of a session cookie; null if it is missing, expired or forged. The session may
 * have ended.
 */
export async function decodeSessionCookie(
  cookie: string | undefined,
): Promise<SessionClaims | null> {
  return cookie ? sessionClaims(await decodeSession(cookie)) : null;
}

/** Returns the claims of next-auth's token; null without all of them. */
export function sessionClaims(token: Record<string, unknown> | null): SessionClaims | null {
  const { sub, org, sid } = token ?? {};
  if (typeof sub !== "string" || typeof org !== "string" || typeof sid !== "string") return null;
  return { userId: sub, organizationId: org, sessionId: sid };
}
