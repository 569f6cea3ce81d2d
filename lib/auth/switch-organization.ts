import type { JWT } from "next-auth/jwt";
import { db } from "@/lib/db/client";
import { memberActor } from "./member-actor";

/**
 * Returns the session's token for another organization, where later sign-ins start. Returns the
 * token unchanged if the user is not an active member there or the session was ended.
 */
export async function switchOrganization(token: JWT, organizationId: unknown): Promise<JWT> {
  if (typeof token.sub !== "string" || typeof organizationId !== "string") return token;
  const requested = organizationId.toLowerCase();
  const actor = await memberActor(token.sub, requested);
  if (!actor || actor.sessionEpoch !== token.epoch) return token;
  await db(actor).user.update({
    where: { id: actor.userId },
    data: { lastOrganizationId: requested },
  });
  return { ...token, org: requested };
}
