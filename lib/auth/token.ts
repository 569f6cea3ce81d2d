import { jwtVerify, SignJWT } from "jose";
import { authSecret } from "@/lib/env";

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
    .sign(key());
}

/**
 * Returns the user and organization of a token; null if it is expired, malformed, wrongly signed or
 * unsigned.
 */
export async function verifyAccessToken(
  token: string,
): Promise<{ userId: string; organizationId: string } | null> {
  try {
    const { payload } = await jwtVerify(token, key(), {
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

function key(): Uint8Array {
  return new TextEncoder().encode(authSecret());
}
