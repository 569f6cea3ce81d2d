import { decode, encode, type JWT } from "next-auth/jwt";
import { derivedKeys } from "./derived-keys";

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
