import { type Actor, can } from "@/lib/domain/actor";

/** The audiences the actor belongs to: `everyone`, `admins`, and its user id. Every change event has one audience. */
export function audiencesOf(actor: Actor): string[] {
  const audiences = ["everyone"];
  if (actor.userId !== null) audiences.push(actor.userId);
  if (can(actor, "MANAGE_ORGANIZATION")) audiences.push("admins");
  return audiences;
}
