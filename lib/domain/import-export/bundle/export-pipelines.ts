import { db, Prisma } from "@/lib/db/client";
import { utc } from "@/lib/domain/import-export/table";
import { RECORD_TIMES } from "./export-customers";

const PIPELINES_A_PAGE = 100;

/** Pages of the organization's pipelines with all their stages, each as JSON text, in their order. */
export async function* exportPipelines(organizationId: string): AsyncGenerator<string[]> {
  const order = await db({ organizationId }).$queryRaw<{ id: string }[]>`
    SELECT id FROM pipelines WHERE organization_id = ${organizationId}::uuid ORDER BY position, name, id`;
  const ids = order.map(({ id }) => id);
  for (let start = 0; start < ids.length; start += PIPELINES_A_PAGE) {
    yield await readPage(organizationId, ids.slice(start, start + PIPELINES_A_PAGE));
  }
}

async function readPage(organizationId: string, ids: string[]): Promise<string[]> {
  const rows = await db({ organizationId }).$queryRaw<{ record: string }[]>`
    SELECT row_to_json((SELECT r FROM (SELECT t.id, t.name, t.description, t.is_default, t.user_id IS NULL AS is_shared,
      u.email AS owner_email, t.is_active, t.is_archived, t.position, coalesce(s.stages, '[]'::json) AS stages,
      ${Prisma.raw(RECORD_TIMES)}) r))::text AS record
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS k(id, place)
    JOIN pipelines t ON t.organization_id = ${organizationId}::uuid AND t.id = k.id
    LEFT JOIN users u ON u.id = t.user_id
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('id', id, 'name', name, 'description', description,
        'position', CASE WHEN deleted_at IS NULL THEN live_place ELSE position END, 'stage_type', stage_type,
        'probability', CASE stage_type WHEN 'won' THEN 100 WHEN 'lost' THEN 0 ELSE probability END, 'color', color,
        'rotting_days', rotting_days, 'created_at', ${Prisma.raw(utc("created_at"))}, 'deleted_at', ${Prisma.raw(utc("deleted_at"))})
        ORDER BY deleted_at IS NOT NULL, position, name, id) AS stages
      FROM (SELECT *, row_number() OVER (PARTITION BY deleted_at IS NOT NULL ORDER BY position, id) - 1 AS live_place FROM stages
        WHERE organization_id = t.organization_id AND pipeline_id = t.id) placed
    ) s ON true
    ORDER BY k.place`;
  return rows.map(({ record }) => record);
}
