import { memberActor } from "@/lib/auth/member-actor";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";

/** The caller in another organization that they are a member of, with their role there. Throws `forbidden`; a key has one only (api.md 1). */
export async function actorIn(caller: Actor, organizationId: string): Promise<Actor> {
  const wanted = organizationId.trim().toLowerCase();
  if (wanted === caller.organizationId) return caller;
  const actor = caller.userId === null ? null : await memberActor(caller.userId, wanted);
  if (!actor) throw new DomainError("forbidden", "The organization is not one of yours");
  return actor;
}
