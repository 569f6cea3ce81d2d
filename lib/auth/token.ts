import { jwtVerify, SignJWT } from "jose";
import { derivedKeys } from "./derived-keys";
import type { SessionClaims } from "./member-actor";

const ISSUER = "opportune";
const AUDIENCE = "opportune-api";

/** How long an access token is valid, in ms. */
export const ACCESS_TOKEN_MS = 60 * 60 * 1000;

/**
 * Returns a signed access token for the user of a session in one organization, valid for one hour
 * and no longer than the session (docs/api.md 1).
 */
export function signAccessToken({
  userId,
  organizationId,
  sessionId,
}: SessionClaims): Promise<string> {
  return new SignJWT({ org: organizationId, sid: sessionId })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime(new Date(Date.now() + ACCESS_TOKEN_MS))
    .sign(derivedKeys("access token")[0]);
}

/**
 * Returns the claims of a token; null if it is expired, malformed, wrongly signed or unsigned. The
 * session may have ended.
 */
export async function verifyAccessToken(token: string): Promise<SessionClaims | null> {
  for (const key of derivedKeys("access token")) {
    const claims = await verifyWith(key, token);
    if (claims) return claims;
  }
  return null;
}

async function verifyWith(key: Uint8Array, token: string): Promise<SessionClaims | null> {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer: ISSUER,
      audience: AUDIENCE,
      algorithms: ["HS256"],
    });
    const { sub, org, sid } = payload;
    if (typeof sub !== "string" || typeof org !== "string" || typeof sid !== "string") return null;
    return { userId: sub, organizationId: org, sessionId: sid };
  } catch {
    return null;
  }
}
