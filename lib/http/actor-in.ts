import { memberActor } from "@/lib/auth/member-actor";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";

/**
 * Returns the caller in the organization, with their role there (docs/api.md 1). Throws `forbidden`
 * unless they are a member; an API key has only its own.
 */
export async function actorIn(caller: Actor, organizationId: string): Promise<Actor> {
  const wanted = organizationId.trim().toLowerCase();
  if (wanted === caller.organizationId) return caller;
  const { userId, sessionId } = caller;
  const actor =
    userId === null || sessionId === undefined
      ? null
      : await memberActor({ userId, sessionId, organizationId: wanted });
  if (!actor) throw new DomainError("forbidden", "The organization is not one of yours");
  return actor;
}
