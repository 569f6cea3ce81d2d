import { db, Prisma } from "@/lib/db/client";
import { PIPELINE_FIELDS, STAGE_FIELDS } from "@/lib/domain/pipelines/record";
import { bundleNames, fieldsWith } from "@/lib/domain/record-fields";
import { jsonMembers, selectList } from "@/lib/domain/sql/record-columns";

const PIPELINES_A_PAGE = 100;

/** Yields pages of the organization's pipelines with all their stages, each as JSON text, in their order. */
export async function* exportPipelines(organizationId: string): AsyncGenerator<string[]> {
  const order = await db({ organizationId }).$queryRaw<{ id: string }[]>`
    SELECT id FROM pipelines WHERE organization_id = ${organizationId}::uuid ORDER BY position, name, id`;
  const ids = order.map(({ id }) => id);
  for (let start = 0; start < ids.length; start += PIPELINES_A_PAGE) {
    yield await readPage(organizationId, ids.slice(start, start + PIPELINES_A_PAGE));
  }
}

const pipelineColumns = Prisma.raw(
  selectList(PIPELINE_FIELDS, {
    keys: fieldsWith(PIPELINE_FIELDS, "bundle"),
    alias: "t",
    names: bundleNames(PIPELINE_FIELDS),
    expressions: {
      is_shared: "t.user_id IS NULL",
      user_id: "u.email",
      stages: "coalesce(s.stages, '[]'::json)",
    },
  }),
);

const stageMembers = Prisma.raw(
  jsonMembers(STAGE_FIELDS, {
    keys: fieldsWith(STAGE_FIELDS, "bundle"),
    expressions: {
      position: "CASE WHEN deleted_at IS NULL THEN live_place ELSE position END",
      probability: "CASE stage_type WHEN 'won' THEN 100 WHEN 'lost' THEN 0 ELSE probability END",
    },
  }),
);

async function readPage(organizationId: string, ids: string[]): Promise<string[]> {
  const rows = await db({ organizationId }).$queryRaw<{ record: string }[]>`
    SELECT row_to_json((SELECT r FROM (SELECT ${pipelineColumns}) r))::text AS record
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS k(id, place)
    JOIN pipelines t ON t.organization_id = ${organizationId}::uuid AND t.id = k.id
    LEFT JOIN users u ON u.id = t.user_id
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object(${stageMembers})
        ORDER BY deleted_at IS NOT NULL, position, name, id) AS stages
      FROM (SELECT *, row_number() OVER (PARTITION BY deleted_at IS NOT NULL ORDER BY position, id) - 1 AS live_place FROM stages
        WHERE organization_id = t.organization_id AND pipeline_id = t.id) placed
    ) s ON true
    ORDER BY k.place`;
  return rows.map(({ record }) => record);
}
