import { randomUUID } from "node:crypto";
import { isUuid } from "@/lib/domain/fields";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import { namedOwner } from "@/lib/domain/import-export/owners";
import {
  isLive,
  type Pipeline,
  type PipelineValues,
  type Stage,
} from "@/lib/domain/import-export/pipeline-model";
import type { RowLocation } from "@/lib/domain/import-export/report";
import { isSame } from "@/lib/domain/import-export/table";
import { PIPELINES, STAGES } from "@/lib/domain/import-export/tables";
import { UNASSIGNED } from "@/lib/domain/pipelines/rules";
import { canBeDefault } from "./can-be-default";
import { matchPipelines } from "./match-pipelines";
import { planStages } from "./plan-stages";
import type { BundleRow } from "./read-rows";
import type { PipelineRow } from "./schema";

/** The organization's pipelines after the import, and the pipelines and stages by the bundle's ids. */
export type PipelinePlan = {
  pipelines: Pipeline[];
  pipelineOf: Map<string, Pipeline>;
  stageOf: Map<string, Stage>;
  placeOf: Map<Pipeline, RowLocation>;
};

/** Plans the import of the bundle's pipelines into the organization's (`pipelines`, changed in place). Writes nothing. */
export function planPipelines(
  context: ImportContext,
  entries: BundleRow<PipelineRow>[],
  pipelines: Pipeline[],
): PipelinePlan {
  const { report } = context;
  const plan: PipelinePlan = {
    pipelines,
    pipelineOf: new Map(),
    stageOf: new Map(),
    placeOf: new Map(),
  };
  const stageIds = new Set(pipelines.flatMap(({ stages }) => stages.map(({ id }) => id)));
  const matches = matchPipelines(context, entries, pipelines);
  for (const entry of entries) {
    const { row, place } = entry;
    const found = matches.get(entry);
    const now = valuesOf(context, entry, found, pipelines);
    if (now.name === "") report.reject(place, "name", "is required");
    const pipeline = found ?? newPipeline(newId(row, pipelines), now);
    pipeline.now = now;
    if (!found) pipelines.push(pipeline);
    if (row.id) plan.pipelineOf.set(row.id, pipeline);
    plan.placeOf.set(pipeline, place);
    for (const [id, stage] of planStages(context, entry, pipeline, stageIds))
      plan.stageOf.set(id, stage);
    assertValidDefault(context, entry, pipeline);
    const outcome =
      pipeline.before === null ? "created" : isPipelineSame(pipeline) ? "unchanged" : "updated";
    report.count(outcome, "pipelines");
  }
  return plan;
}

/** Reports the stages that the bundle deletes although live opportunities are in them, the import's `deltas` included. */
export function assertDeletedPipelinesUnused(
  { report }: ImportContext,
  { placeOf }: PipelinePlan,
  deltas: Map<string, number>,
): void {
  for (const [{ stages }, place] of placeOf) {
    for (const { id, now, count } of stages.filter((stage) => !isLive(stage))) {
      const total = count + (deltas.get(id) ?? 0);
      const what = total === 1 ? "an opportunity" : `${total} opportunities`;
      if (total > 0)
        report.reject(place, "stages", `must not delete ${now.name}, which holds ${what}`);
    }
  }
}

/** Whether the import changes neither the pipeline nor any of its stages. */
export function isPipelineSame({ before, now, stages, replaced }: Pipeline): boolean {
  return (
    before !== null &&
    isSame(PIPELINES, before, now) &&
    replaced.length === 0 &&
    stages.every((stage) => stage.before !== null && isSame(STAGES, stage.before, stage.now))
  );
}

function valuesOf(
  context: ImportContext,
  { place, row }: BundleRow<PipelineRow>,
  found: Pipeline | undefined,
  pipelines: Pipeline[],
): PipelineValues {
  const before = found?.before;
  const hasDefault = pipelines.some((pipeline) => pipeline.now.is_default && isLive(pipeline));
  const isDefault = before?.is_default || (!hasDefault && canBeDefault(row));
  if (row.is_default && !isDefault) {
    context.report.warn(
      place,
      "is_default",
      "is not taken over: the organization has a default pipeline, which it keeps",
    );
  }
  const positions = pipelines.filter(isLive).map(({ now }) => now.position);
  return {
    name: row.name ?? before?.name ?? "",
    description: row.description === undefined ? (before?.description ?? null) : row.description,
    user_id: isDefault ? null : ownerOf(context, row, found, place),
    is_default: isDefault,
    is_active: row.is_active ?? before?.is_active ?? true,
    is_archived: row.is_archived ?? before?.is_archived ?? false,
    position: row.position ?? before?.position ?? Math.max(-1, ...positions) + 1,
    created_by_user_id: before ? before.created_by_user_id : context.actor.userId,
    created_at: row.created_at ?? before?.created_at ?? context.now,
    deleted_at: row.deleted_at ?? null,
  };
}

/** A personal pipeline stays personal if its owner is an active member; any other new one is shared. */
function ownerOf(
  context: ImportContext,
  row: PipelineRow,
  found: Pipeline | undefined,
  place: RowLocation,
): string | null {
  const current = found?.before?.user_id ?? null;
  if (row.owner_email === undefined) return current;
  const owner = namedOwner(context, place, row, current);
  if (owner?.userId) return owner.userId;
  return row.owner_email !== null && found ? current : null;
}

function newPipeline(id: string, now: PipelineValues): Pipeline {
  return { id, before: null, now, stages: [], replaced: [], isUntouchedDefault: false };
}

function newId(row: PipelineRow, pipelines: Pipeline[]): string {
  const id = row.id?.toLowerCase();
  return isUuid(id) && !pipelines.some((pipeline) => pipeline.id === id) ? id : randomUUID();
}

function assertValidDefault(
  { report }: ImportContext,
  { place }: BundleRow<PipelineRow>,
  { now, stages }: Pipeline,
) {
  if (!now.is_default) return;
  if (now.deleted_at !== null)
    report.reject(
      place,
      "deleted_at",
      "must be null: the organization's default pipeline cannot be deleted",
    );
  if (!now.is_active || now.is_archived)
    report.reject(
      place,
      "is_active",
      "must be true: the organization's default pipeline stays active",
    );
  if (
    !stages.some(
      (stage) => isLive(stage) && stage.now.name === UNASSIGNED && stage.now.stage_type === "open",
    )
  ) {
    report.reject(
      place,
      "stages",
      `must keep an open stage named ${UNASSIGNED} in the organization's default pipeline`,
    );
  }
}
