import { systemDb } from "@/lib/db/client";
import { type Actor, can } from "@/lib/domain/actor";
import type { Permission } from "@/lib/domain/permissions";
import { actorsOf } from "./actors-of";

/**
 * Whether the caller has the permission in any organization that a request of theirs may select: a
 * user in one of their own, an API key in its only one.
 */
export async function mayAnywhere(caller: Actor, permission: Permission): Promise<boolean> {
  if (can(caller, permission)) return true;
  if (caller.userId === null) return false;
  const actors = await actorsOf(systemDb(), caller.userId);
  return actors.some((actor) => can(actor, permission));
}
