import { encode } from "next-auth/jwt";
import { sessionCookieName } from "@/lib/auth/session-cookie";
import { authSecret } from "@/lib/env";

type Claims = { userId: string; organizationId: string };

/** Returns the `Cookie` header of a browser in which the member is signed in. */
export async function sessionCookie(
  { userId, organizationId }: Claims,
  epoch = 0,
  maxAge?: number,
): Promise<string> {
  const token = await encode({
    token: { sub: userId, org: organizationId, epoch },
    secret: authSecret(),
    maxAge,
  });
  return `${sessionCookieName()}=${token}`;
}
