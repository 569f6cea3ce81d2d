import { systemDb } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** The tenant of the actor's organization. */
export function findTenant({ tenantId }: Actor): Promise<{ id: string; name: string }> {
  return systemDb().tenant.findFirstOrThrow({
    where: { id: tenantId },
    select: { id: true, name: true },
  });
}
