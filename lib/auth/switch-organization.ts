import type { JWT } from "next-auth/jwt";
import { db } from "@/lib/db/client";
import { memberActor } from "./member-actor";
import { sessionClaims } from "./session-token";

/**
 * Returns the session's token for another organization, where later sign-ins start. Returns the
 * token unchanged if the session gives no access there.
 */
export async function switchOrganization(token: JWT, organizationId: unknown): Promise<JWT> {
  const claims = sessionClaims(token);
  if (!claims || typeof organizationId !== "string") return token;
  const requested = organizationId.toLowerCase();
  const actor = await memberActor({ ...claims, organizationId: requested });
  if (!actor) return token;
  await db(actor).user.update({
    where: { id: actor.userId },
    data: { lastOrganizationId: requested },
  });
  await db(actor).session.updateMany({
    where: { id: actor.sessionId },
    data: { organizationId: requested },
  });
  return { ...token, org: requested };
}
