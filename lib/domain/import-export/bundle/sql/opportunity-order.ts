import { db } from "@/lib/db/client";

/** The opportunities of one stage in their order, either the live or the deleted ones. */
type StageOrder = { is_deleted: boolean; ids: string[] };

/**
 * The ids of the organization's opportunities: by pipeline, stage and position, deleted ones after the
 * live ones of their stage.
 */
export function readOpportunityOrder(organizationId: string): Promise<StageOrder[]> {
  return db({ organizationId }).$queryRaw<StageOrder[]>`
    SELECT o.deleted_at IS NOT NULL AS is_deleted,
      array_agg(o.id ORDER BY CASE WHEN o.deleted_at IS NULL THEN o.rank END, o.public_id) AS ids
    FROM pipelines p
    JOIN stages s ON s.organization_id = p.organization_id AND s.pipeline_id = p.id
    JOIN opportunities o ON o.organization_id = s.organization_id AND o.stage_id = s.id
    WHERE p.organization_id = ${organizationId}::uuid
    GROUP BY p.position, p.name, p.id, s.deleted_at IS NOT NULL, s.position, s.name, s.id, o.deleted_at IS NOT NULL
    ORDER BY p.position, p.name, p.id, s.deleted_at IS NOT NULL, s.position, s.name, s.id, o.deleted_at IS NOT NULL`;
}
