import { type Actor, can } from "@/lib/domain/actor";

/**
 * The audiences the actor belongs to: `everyone`, `members` (people, and keys that manage), `admins`, and its
 * user id. Every change event has one audience.
 */
export function audiencesOf(actor: Actor): string[] {
  const audiences = ["everyone"];
  if (actor.userId !== null) audiences.push(actor.userId);
  const manages = can(actor, "MANAGE_ORGANIZATION");
  if (actor.userId !== null || manages) audiences.push("members");
  if (manages) audiences.push("admins");
  return audiences;
}
