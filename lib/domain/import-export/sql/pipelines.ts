import { Prisma } from "@/lib/db/client";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import { PIPELINES, STAGES } from "@/lib/domain/import-export/tables";
import type { PipelineRecord, StageRecord } from "@/lib/domain/pipelines/record";
import { valuesJson } from "./values-json";

/** The columns of a stage that imports write. */
export type StageValues = Pick<
  StageRecord,
  "name" | "description" | "position" | "stage_type" | "probability" | "color" | "rotting_days"
> & { pipeline_id: string; created_at: string; deleted_at: string | null };

/** The columns of a pipeline that imports write. */
export type PipelineValues = Pick<
  PipelineRecord,
  | "name"
  | "description"
  | "user_id"
  | "is_default"
  | "is_active"
  | "is_archived"
  | "position"
  | "created_by_user_id"
  | "created_at"
> & { deleted_at: string | null };

/** All pipelines and stages of the organization, deleted ones included, locked until the transaction ends. */
export async function lockPipelines({ tx, actor }: ImportContext) {
  const organization = Prisma.sql`organization_id = ${actor.organizationId}::uuid`;
  await tx.$queryRaw`SELECT id FROM pipelines WHERE ${organization} ORDER BY id FOR NO KEY UPDATE`;
  await tx.$queryRaw`SELECT id FROM stages WHERE ${organization} ORDER BY id FOR NO KEY UPDATE`;
  const pipelines = await tx.$queryRaw<
    { id: string; values: PipelineValues; is_used: boolean; lock_version: number }[]
  >`
    SELECT p.id, ${valuesJson(PIPELINES, "p")} AS values, p.lock_version,
      EXISTS (SELECT 1 FROM stages s JOIN opportunities o ON o.organization_id = s.organization_id AND o.stage_id = s.id
        WHERE s.organization_id = p.organization_id AND s.pipeline_id = p.id) AS is_used
    FROM pipelines p WHERE p.${organization} ORDER BY p.position, p.id`;
  const stages = await tx.$queryRaw<{ id: string; values: StageValues; count: number }[]>`
    SELECT s.id, ${valuesJson(STAGES, "s")} AS values, s.opportunities_count AS count
    FROM stages s WHERE s.${organization} ORDER BY s.position, s.id`;
  return { pipelines, stages };
}
