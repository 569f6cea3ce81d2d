import type { Db } from "@/lib/db/client";
import type { Actor } from "./actor";
import { PERMISSIONS } from "./permissions";

/** Opportune itself as an actor of an organization. The history shows its own changes under its own name. */
export async function systemActor(tx: Db, organizationId: string): Promise<Actor> {
  const { tenantId } = await tx.organization.findFirstOrThrow({
    where: { id: organizationId },
    select: { tenantId: true },
  });
  return {
    organizationId,
    tenantId,
    userId: null,
    apiKeyId: null,
    name: "Opportune",
    role: null,
    permissions: PERMISSIONS,
  };
}
