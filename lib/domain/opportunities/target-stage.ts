import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { type FieldIssue, invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { ensureDefaultPipeline } from "@/lib/domain/pipelines/ensure-default-pipeline";
import type { StageType } from "@/lib/domain/pipelines/schema";
import {
  type MovedOpportunity,
  type RankSlot,
  type RequestedPosition,
  slotSql,
} from "./order/sql/slot";

/** A stage that opportunities are put into. */
export type TargetStage = {
  id: string;
  pipeline_id: string;
  stage_type: StageType;
  is_active: boolean;
  /** Where the wish says in it; null when the only wish is a neighbour that is not there. */
  gap: RankSlot | null;
  /** The organization's rules for what is put into it. */
  currency: string;
  lost_reason_required: boolean;
};

type StageInput = { pipeline_id?: string; pipeline_stage_id?: string };
type Wished = { wish?: RequestedPosition; moving?: MovedOpportunity };

/**
 * The stage a new opportunity goes to: the one named, else the named pipeline's first open one, else Unassigned of the
 * organization's default pipeline (api.md 3.4). Throws `invalid` for what is not there, disagrees or is inactive.
 */
export async function targetStage(
  actor: Actor,
  place: StageInput,
  wished: Wished = {},
): Promise<TargetStage> {
  const { pipeline_id, pipeline_stage_id } = place;
  if (pipeline_stage_id !== undefined)
    return namedStage(actor, pipeline_stage_id, pipeline_id, wished);
  const pipelineId = pipeline_id ?? (await ensureDefaultPipeline(actor.organizationId));
  const unassignedFirst =
    pipeline_id === undefined ? Prisma.sql`(s.name = 'Unassigned') DESC,` : Prisma.empty;
  const [stage] = isUuid(pipelineId)
    ? await findStages(actor, Prisma.sql`s.pipeline_id = ${pipelineId}::uuid`, {
        ...wished,
        order: Prisma.sql`(s.stage_type = 'open') DESC, ${unassignedFirst}`,
      })
    : [];
  if (!stage)
    throw invalid({ field: "pipeline_id", message: "must be a pipeline of your organization" });
  if (stage.stage_type !== "open")
    throw invalid({ field: "pipeline_id", message: "must have an open stage" });
  return active(stage, "pipeline_id");
}

/** The stage named, of the pipeline named if one is. Throws `invalid`. */
export async function namedStage(
  actor: Actor,
  stageId: string,
  pipelineId?: string,
  wished: Wished = {},
): Promise<TargetStage> {
  const [stage] = isUuid(stageId)
    ? await findStages(actor, Prisma.sql`s.id = ${stageId}::uuid`, wished)
    : [];
  const issues: FieldIssue[] = [];
  if (!stage)
    issues.push({ field: "pipeline_stage_id", message: "must be a stage of your organization" });
  if (pipelineId !== undefined && pipelineId.toLowerCase() !== stage?.pipeline_id) {
    const [any] = isUuid(pipelineId)
      ? await findStages(actor, Prisma.sql`s.pipeline_id = ${pipelineId}::uuid`)
      : [];
    if (!any)
      issues.push({ field: "pipeline_id", message: "must be a pipeline of your organization" });
  }
  if (!stage || issues.length > 0) throw invalid(...issues);
  if (pipelineId !== undefined && pipelineId.toLowerCase() !== stage.pipeline_id) {
    throw invalid({
      field: "pipeline_stage_id",
      message: "must be a stage of the pipeline that pipeline_id names",
    });
  }
  return stage;
}

/** The stage, if its pipeline takes new opportunities. Throws `invalid` on `field`. */
export function active(stage: TargetStage, field: string): TargetStage {
  if (!stage.is_active) throw invalid({ field, message: "must not be of an inactive pipeline" });
  return stage;
}

function findStages(actor: Actor, where: Prisma.Sql, more: Wished & { order?: Prisma.Sql } = {}) {
  return db(actor).$queryRaw<TargetStage[]>(stageSql(actor, where, more));
}

/** The one statement that finds a stage: the first of those of `s` and its pipeline `p` that meet the condition. */
export function stageSql(
  { organizationId }: Actor,
  where: Prisma.Sql,
  { wish = {}, moving = null, order = Prisma.empty }: Wished & { order?: Prisma.Sql },
): Prisma.Sql {
  return Prisma.sql`
    SELECT s.id, s.pipeline_id, s.stage_type, p.is_active, org.currency, org.lost_reason_required, ${slotSql(wish, moving)} AS gap
    FROM stages s
    JOIN organizations org ON org.id = s.organization_id
    JOIN pipelines p ON p.organization_id = s.organization_id AND p.id = s.pipeline_id
    WHERE s.organization_id = ${organizationId}::uuid AND s.deleted_at IS NULL AND p.deleted_at IS NULL AND ${where}
    ORDER BY ${order} s.position, s.id LIMIT 1`;
}
