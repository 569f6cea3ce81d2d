import { jwtVerify, SignJWT } from "jose";
import { derivedKeys } from "./derived-keys";

const ISSUER = "opportune";
const AUDIENCE = "opportune-api";

/**
 * Returns a signed access token for a user in one organization, valid for one hour (docs/api.md 1).
 */
export function signAccessToken(userId: string, organizationId: string): Promise<string> {
  return new SignJWT({ org: organizationId })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime("1h")
    .sign(derivedKeys("access token")[0]);
}

/**
 * Returns the user and organization of a token; null if it is expired, malformed, wrongly signed or
 * unsigned.
 */
export async function verifyAccessToken(
  token: string,
): Promise<{ userId: string; organizationId: string } | null> {
  for (const key of derivedKeys("access token")) {
    const claims = await verifyWith(key, token);
    if (claims) return claims;
  }
  return null;
}

async function verifyWith(key: Uint8Array, token: string) {
  try {
    const { payload } = await jwtVerify(token, key, {
      issuer: ISSUER,
      audience: AUDIENCE,
      algorithms: ["HS256"],
    });
    if (typeof payload.sub !== "string" || typeof payload.org !== "string") return null;
    return { userId: payload.sub, organizationId: payload.org };
  } catch {
    return null;
  }
}
