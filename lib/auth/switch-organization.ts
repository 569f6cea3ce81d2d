import type { JWT } from "next-auth/jwt";
import { db } from "@/lib/db/client";
import { memberActor } from "./member-actor";

/**
 * The session's token in another organization, which sign-ins then start in; the token as it is when the user is no
 * active member there or the session was ended.
 */
export async function switchOrganization(token: JWT, organizationId: unknown): Promise<JWT> {
  if (typeof token.sub !== "string" || typeof organizationId !== "string") return token;
  const wanted = organizationId.toLowerCase();
  const actor = await memberActor(token.sub, wanted);
  if (!actor || actor.sessionEpoch !== token.epoch) return token;
  await db(actor).user.update({
    where: { id: actor.userId },
    data: { lastOrganizationId: wanted },
  });
  return { ...token, org: wanted };
}
