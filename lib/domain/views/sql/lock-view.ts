import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** Locks the row of a view until the transaction ends. `id` is its UUID. */
export async function lockViewRow(tx: Db, { organizationId }: Actor, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM views
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
}

/** Lets a member create one view at a time: two parallel ones could each be the last that fits. */
export async function lockViewOwner(tx: Db, { organizationId, userId }: Actor): Promise<void> {
  await tx.$queryRaw`SELECT user_id FROM members
    WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}::uuid FOR NO KEY UPDATE`;
}
