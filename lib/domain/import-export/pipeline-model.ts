import { Prisma } from "@/lib/db/client";
import { DEFAULT_STAGES } from "@/lib/domain/pipelines/rules";
import type { StageType } from "@/lib/domain/pipelines/schema";
import type { ImportContext } from "./import-context";
import { valuesJson } from "./table";
import { PIPELINES, STAGES } from "./tables";

export type StageValues = {
  pipeline_id: string;
  name: string;
  description: string | null;
  position: number;
  stage_type: StageType;
  probability: number | null;
  color: string | null;
  rotting_days: number | null;
  created_at: string;
  deleted_at: string | null;
};

export type PipelineValues = {
  name: string;
  description: string | null;
  user_id: string | null;
  is_default: boolean;
  is_active: boolean;
  is_archived: boolean;
  position: number;
  created_by_user_id: string | null;
  created_at: string;
  deleted_at: string | null;
};

/** A stage as it stands (`before`, null for a new one) and as the import leaves it; `count` is of live opportunities. */
export type Stage = { id: string; before: StageValues | null; now: StageValues; count: number };

/** A pipeline likewise, with its stages, deleted ones too. */
export type Pipeline = {
  id: string;
  before: PipelineValues | null;
  now: PipelineValues;
  stages: Stage[];
  /** Stages that nothing ever was in and that give way to the bundle's. */
  replaced: Stage[];
  /** The organization's default as it was made, never edited, nothing ever in it. */
  isUntouchedDefault: boolean;
};

/**
 * All pipelines of the organization. They and their stages stay locked until the transaction ends, so that nobody
 * creates, moves or deletes an opportunity meanwhile.
 */
export async function loadPipelines({ tx, actor }: ImportContext): Promise<Pipeline[]> {
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
  return pipelines.map(({ id, values, is_used, lock_version }) => {
    const own = stages.filter((stage) => stage.values.pipeline_id === id);
    return {
      id,
      before: values,
      now: { ...values },
      stages: own.map((stage) => ({
        id: stage.id,
        before: stage.values,
        now: { ...stage.values },
        count: stage.count,
      })),
      replaced: [],
      isUntouchedDefault:
        values.is_default &&
        !is_used &&
        lock_version === 0 &&
        areDefaultStages(own.map((stage) => stage.values)),
    };
  });
}

/** Whether opportunities may be in it. */
export function isLive({ now }: { now: { deleted_at: string | null } }): boolean {
  return now.deleted_at === null;
}

function areDefaultStages(stages: StageValues[]): boolean {
  return (
    stages.length === DEFAULT_STAGES.length &&
    DEFAULT_STAGES.every(({ name, stage_type, probability }, index) => {
      const stage = stages[index];
      return (
        stage?.name === name &&
        stage.stage_type === stage_type &&
        stage.probability === probability &&
        !stage.deleted_at
      );
    })
  );
}
