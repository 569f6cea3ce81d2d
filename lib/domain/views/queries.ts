import { type Db, db, Prisma } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { folded } from "@/lib/domain/sql/folded";
import { isoUtc } from "@/lib/domain/sql/iso-utc";
import type { ViewRecord } from "./schema";

/** The actor's own views and the shared ones, by name (docs/api.md 3.7). */
export async function listViews(actor: Authorized<"VIEW_SALES_PIPELINES">): Promise<ViewRecord[]> {
  const rows = await db(actor).$queryRaw<{ record: ViewRecord }[]>`
    SELECT ${recordJson} AS record FROM views v WHERE ${isVisible(actor)} ORDER BY ${folded("v.name")}, v.id`;
  return rows.map(({ record }) => record);
}

/** A view that is the actor's own or shared. Throws `not_found`. */
export async function findView(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
): Promise<ViewRecord> {
  return readView(db(actor), actor, id);
}

/** Reads a view inside or outside a transaction. Throws `not_found`. */
export async function readView(tx: Db, actor: Actor, id: string): Promise<ViewRecord> {
  const [row] = isUuid(id)
    ? await tx.$queryRaw<{ record: ViewRecord }[]>`
        SELECT ${recordJson} AS record FROM views v WHERE ${isVisible(actor)} AND v.id = ${id}::uuid`
    : [];
  if (!row) throw notFound();
  return row.record;
}

/** The live views among these UUIDs, regardless of who may see them, in no particular order. */
export async function readViewsById(organizationId: string, ids: string[]): Promise<ViewRecord[]> {
  const rows = await db({ organizationId }).$queryRaw<{ record: ViewRecord }[]>`
    SELECT ${recordJson} AS record FROM views v
    WHERE v.organization_id = ${organizationId}::uuid AND v.id = ANY(${ids}::uuid[]) AND v.deleted_at IS NULL`;
  return rows.map(({ record }) => record);
}

function isVisible({ organizationId, userId }: Actor): Prisma.Sql {
  return Prisma.sql`v.organization_id = ${organizationId}::uuid AND v.deleted_at IS NULL
    AND (v.is_shared OR v.user_id = ${userId}::uuid)`;
}

const recordJson = Prisma.sql`json_build_object('id', v.id, 'name', v.name, 'is_shared', v.is_shared,
  'user_id', v.user_id, 'query', v.query, 'layout', v.layout,
  'created_at', ${isoUtc("v.created_at")},
  'updated_at', ${isoUtc("v.updated_at")}, 'lock_version', v.lock_version)`;
