import { sessionCookieName } from "@/lib/auth/session-cookie";
import { encodeSessionCookie } from "@/lib/auth/session-token";
import { createSession } from "@/prisma/factories/create-session";

type Member = { userId: string; organizationId: string };

/** Returns the `Cookie` header of a browser in which the member is signed in; `maxAge` in seconds. */
export async function sessionCookie(member: Member, maxAge?: number): Promise<string> {
  const session = await createSession(member, "browser");
  return `${sessionCookieName()}=${await encodeSessionCookie(session, maxAge)}`;
}
