import { sessionCookieName } from "@/lib/auth/session-cookie";
import { encodeSession } from "@/lib/auth/session-token";

type Claims = { userId: string; organizationId: string };

/** Returns the `Cookie` header of a browser in which the member is signed in. */
export async function sessionCookie(
  { userId, organizationId }: Claims,
  epoch = 0,
  maxAge?: number,
): Promise<string> {
  const token = await encodeSession({ sub: userId, org: organizationId, epoch }, maxAge);
  return `${sessionCookieName()}=${token}`;
}
