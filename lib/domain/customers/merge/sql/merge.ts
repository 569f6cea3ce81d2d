import { type Db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { eventBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import type { CustomerType } from "@/lib/domain/customers/schema";
import type { Link } from "./links";

/**
 * Soft-deletes live records as merged into the survivor and returns their number. The external id of `donorId` is cleared, because
 * the survivor takes it and it is unique.
 */
export function deleteMerged(
  tx: Db,
  { organizationId }: Actor,
  table: "accounts" | "contacts",
  ids: string[],
  { survivorId, donorId }: { survivorId: string; donorId: string | undefined },
): Promise<number> {
  const isDonor = donorId ? Prisma.sql`id = ${donorId}::uuid` : Prisma.sql`false`;
  return tx.$executeRaw`UPDATE ${Prisma.raw(table)} SET deleted_at = now(), updated_at = now(),
      lock_version = lock_version + 1, merged_into_id = ${survivorId}::uuid, external_system = CASE WHEN ${isDonor} THEN NULL ELSE external_system END,
      external_id = CASE WHEN ${isDonor} THEN NULL ELSE external_id END
    WHERE organization_id = ${organizationId}::uuid AND deleted_at IS NULL
      AND id = ANY(${ids}::uuid[])`;
}

/**
 * Locks the stages of the opportunities that link to these records, in id order. Moves and reorders
 * lock a stage before its opportunities; doing the same here prevents deadlocks with them.
 */
export async function lockStages(
  tx: Db,
  organizationId: string,
  type: CustomerType,
  ids: string[],
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM stages WHERE organization_id = ${organizationId}::uuid AND id IN (
      SELECT o.stage_id FROM opportunities o
      WHERE o.organization_id = ${organizationId}::uuid AND o.${Prisma.raw(`${type}_id`)} = ANY(${ids}::uuid[]))
    ORDER BY id FOR NO KEY UPDATE`;
}

/**
 * Points every link to one of these records, also those of deleted records, to the survivor. Appends an
 * `update` event for each record that it changes.
 */
export async function moveLinks(
  tx: Db,
  actor: Actor,
  { record_type, table, column }: Link,
  ids: string[],
  survivorId: string,
): Promise<void> {
  const organizationId = Prisma.sql`${actor.organizationId}::uuid`;
  const link = Prisma.raw(column);
  const events = Prisma.sql`SELECT ${record_type} AS record_type, t.id AS record_id, t.public_id, 'update' AS action,
    jsonb_build_object(${column}::text, jsonb_build_array(t.was, ${survivorId}::text)) AS changes FROM moved t`;
  await tx.$queryRaw`WITH ${eventBarrierSql(actor)}, held AS MATERIALIZED (
      SELECT t.id, t.${link} AS was FROM ${Prisma.raw(table)} t
      WHERE t.organization_id = ${organizationId} AND t.${link} = ANY(${ids}::uuid[]) ORDER BY t.id FOR NO KEY UPDATE
    ), moved AS (
      UPDATE ${Prisma.raw(table)} t SET ${link} = ${survivorId}::uuid, lock_version = t.lock_version + 1, updated_at = now()
      FROM held WHERE t.organization_id = ${organizationId} AND t.id = held.id
      RETURNING t.id, t.public_id, held.was
    ), logged AS (${insertChangesSql(actor, events)})
    SELECT count(*)::int AS count FROM moved`;
}
