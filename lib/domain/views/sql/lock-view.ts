import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** Locks the row of a view until the transaction ends. `id` is its UUID. */
export async function lockViewRow(tx: Db, { organizationId }: Actor, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM views
    WHERE organization_id = ${organizationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
}

/** Lets a member or a key create one view at a time: two parallel ones could each be the last that fits. */
export async function lockViewOwner(
  tx: Db,
  { organizationId, userId, apiKeyId }: Actor,
): Promise<void> {
  if (userId === null)
    await tx.$queryRaw`SELECT id FROM api_keys
      WHERE organization_id = ${organizationId}::uuid AND id = ${apiKeyId}::uuid FOR NO KEY UPDATE`;
  else
    await tx.$queryRaw`SELECT user_id FROM members
      WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}::uuid FOR NO KEY UPDATE`;
}

/** The number of live views that the calling API key made, which only their history knows. */
export async function countViewsOfKey(
  tx: Db,
  { organizationId, apiKeyId }: Actor,
): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`SELECT count(*)::int AS count FROM views v
    WHERE v.organization_id = ${organizationId}::uuid AND v.user_id IS NULL AND v.deleted_at IS NULL
      AND EXISTS (SELECT 1 FROM change_events e WHERE e.organization_id = v.organization_id AND e.record_type = 'view'
        AND e.record_id = v.id AND e.action = 'create' AND e.actor_api_key_id = ${apiKeyId}::uuid)`;
  return row.count;
}
