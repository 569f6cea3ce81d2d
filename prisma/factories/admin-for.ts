import { type Authorized, authorize, type UserActor } from "@/lib/domain/actor";
import { actorFor } from "./actor-for";

/** The actor of a member, authorized to manage the organization. Throws `forbidden` unless the member is an ADMIN. */
export function adminFor(
  member: Parameters<typeof actorFor>[0],
): UserActor & Authorized<"MANAGE_ORGANIZATION"> {
  return authorize(actorFor(member), "MANAGE_ORGANIZATION");
}
