import { type Actor, can } from "@/lib/domain/actor";

/** The circles whose change events the actor may see; each event is for one of them. */
export function audiencesOf(actor: Actor): string[] {
  const circles = ["everyone"];
  if (actor.userId !== null) circles.push(actor.userId);
  if (can(actor, "MANAGE_ORGANIZATION")) circles.push("admins");
  return circles;
}
