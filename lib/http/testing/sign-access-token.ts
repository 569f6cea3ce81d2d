import { signAccessToken as sign } from "@/lib/auth/token";
import { createSession } from "@/prisma/factories/create-session";

/** Returns an access token of a new session of the member. */
export async function signAccessToken(userId: string, organizationId: string): Promise<string> {
  return sign(await createSession({ userId, organizationId }));
}
