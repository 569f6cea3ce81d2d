import { type Actor, can } from "@/lib/domain/actor";
import type { MemberDetails, MemberForKey } from "./schema";

/**
 * Returns a member as the actor may read it (docs/api.md 1). An API key that manages nothing matches owners by
 * id, name and address; who is an ADMIN, and who came and left when, is not its business.
 */
export function shownMember(actor: Actor, member: MemberDetails): MemberDetails | MemberForKey {
  if (actor.userId !== null || can(actor, "MANAGE_ORGANIZATION")) return member;
  return { ...member, role: null, joined_at: null, deactivated_at: null };
}
