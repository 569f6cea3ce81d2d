import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import {
  type MovedOpportunity,
  type RankSlot,
  type RequestedPosition,
  slotSql,
} from "@/lib/domain/opportunities/order/sql/slot";
import type { StageType } from "@/lib/domain/pipelines/schema";

/** A stage that opportunities are put into. */
export type TargetStage = {
  id: string;
  pipeline_id: string;
  stage_type: StageType;
  is_active: boolean;
  /** The slot of the requested position; null when only a neighbour was named that is not in the stage. */
  slot: RankSlot | null;
  /** The organization's rules for opportunities in the stage. */
  currency: string;
  lost_reason_required: boolean;
};

/** The requested position in the stage, and the moved opportunity unless it is new. */
export type Placement = { requested?: RequestedPosition; moving?: MovedOpportunity };

/** A live stage by its UUID. */
export async function findStage(
  actor: Actor,
  id: string,
  placement: Placement = {},
): Promise<TargetStage | undefined> {
  const [stage] = await db(actor).$queryRaw<TargetStage[]>(
    stageSql(actor, Prisma.sql`s.id = ${id}::uuid`, placement),
  );
  return stage;
}

/** The first stage of a pipeline, open stages before others; `unassignedFirst`: among those Unassigned. */
export async function findFirstStage(
  actor: Actor,
  pipelineId: string,
  { unassignedFirst, ...placement }: Placement & { unassignedFirst: boolean },
): Promise<TargetStage | undefined> {
  const unassigned = unassignedFirst ? Prisma.sql`(s.name = 'Unassigned') DESC,` : Prisma.empty;
  const [stage] = await db(actor).$queryRaw<TargetStage[]>(
    stageSql(actor, Prisma.sql`s.pipeline_id = ${pipelineId}::uuid`, {
      ...placement,
      order: Prisma.sql`(s.stage_type = 'open') DESC, ${unassigned}`,
    }),
  );
  return stage;
}

/** Whether the UUID is that of a live pipeline with a live stage. */
export async function hasStages(actor: Actor, pipelineId: string): Promise<boolean> {
  const found = await db(actor).$queryRaw<TargetStage[]>(
    stageSql(actor, Prisma.sql`s.pipeline_id = ${pipelineId}::uuid`, {}),
  );
  return found.length > 0;
}

/** Selects the first stage `s`, with its pipeline `p`, that meets the condition, as a `TargetStage`. */
export function stageSql(
  { organizationId }: Actor,
  where: Prisma.Sql,
  { requested = {}, moving = null, order = Prisma.empty }: Placement & { order?: Prisma.Sql },
): Prisma.Sql {
  return Prisma.sql`
    SELECT s.id, s.pipeline_id, s.stage_type, p.is_active, org.currency, org.lost_reason_required, ${slotSql(requested, moving)} AS slot
    FROM stages s
    JOIN organizations org ON org.id = s.organization_id
    JOIN pipelines p ON p.organization_id = s.organization_id AND p.id = s.pipeline_id
    WHERE s.organization_id = ${organizationId}::uuid AND s.deleted_at IS NULL AND p.deleted_at IS NULL AND ${where}
    ORDER BY ${order} s.position, s.id LIMIT 1`;
}
