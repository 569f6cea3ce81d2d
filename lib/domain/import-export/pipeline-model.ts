import { DEFAULT_STAGES } from "@/lib/domain/pipelines/rules";
import type { ImportContext } from "./import-context";
import { lockPipelines, type PipelineValues, type StageValues } from "./sql/pipelines";

export type { PipelineValues, StageValues } from "./sql/pipelines";

/** A stage before the import (null for a new one) and after it; `count` is its number of live opportunities. */
export type Stage = { id: string; before: StageValues | null; now: StageValues; count: number };

/** A pipeline before and after the import, with its stages, deleted ones included. */
export type Pipeline = {
  id: string;
  before: PipelineValues | null;
  now: PipelineValues;
  stages: Stage[];
  /** Stages that never had an opportunity, which the bundle's replace. */
  replaced: Stage[];
  /** Whether it is the organization's default as created: never edited, never with an opportunity. */
  isUntouchedDefault: boolean;
};

/**
 * All pipelines of the organization. They and their stages stay locked until the transaction ends, so that
 * no opportunity is created, moved or deleted meanwhile.
 */
export async function loadPipelines(context: ImportContext): Promise<Pipeline[]> {
  const { pipelines, stages } = await lockPipelines(context);
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

/** Whether the pipeline or stage is not deleted. */
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
