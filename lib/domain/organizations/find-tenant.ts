import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** The tenant of the actor's organization. */
export function findTenant(actor: Actor): Promise<{ id: string; name: string }> {
  return db(actor).tenant.findFirstOrThrow({
    where: { id: actor.tenantId },
    select: { id: true, name: true },
  });
}
