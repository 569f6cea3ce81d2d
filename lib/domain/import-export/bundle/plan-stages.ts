import { randomUUID } from "node:crypto";
import { isUuid } from "@/lib/domain/fields";
import { foldText } from "@/lib/domain/fold-text";
import type { ImportContext } from "@/lib/domain/import-export/import-context";
import {
  isLive,
  type Pipeline,
  type Stage,
  type StageValues,
} from "@/lib/domain/import-export/pipeline-model";
import type { RowLocation } from "@/lib/domain/import-export/report";
import {
  DEFAULT_STAGES,
  MAX_STAGES,
  repeatedNames,
  stageTypeOfName,
} from "@/lib/domain/pipelines/rules";
import { canBeDefault } from "./can-be-default";
import type { BundleRow } from "./read-rows";
import type { PipelineRow, StageRow } from "./schema";

/**
 * Merges a row's stages into its pipeline's (changed in place): matched by id, else by name, else new;
 * unlisted ones follow the listed ones. Returns the stage of each id of the bundle. `taken` are the stage
 * ids of the organization; new ones are added.
 */
export function planStages(
  context: ImportContext,
  { place, row }: BundleRow<PipelineRow>,
  pipeline: Pipeline,
  taken: Set<string>,
): [string, Stage][] {
  const rows: StageRow[] | null = row.stages ?? (pipeline.before === null ? DEFAULT_STAGES : null);
  if (rows === null) {
    restoreWithPipeline(pipeline);
    deleteWithPipeline(pipeline);
    return [];
  }
  const matches = matchStages(rows, pipeline);
  const listed = rows.map((each, index) => {
    const found = matches.get(index);
    const now = valuesOf(context, each, pipeline, found);
    if (now.name === "") context.report.reject(place, `stages[${index}].name`, "is required");
    const stage = found ?? { id: newId(each, taken), before: null, now, count: 0 };
    stage.now = now;
    return { row: each, stage };
  });
  const unlisted = pipeline.stages.filter(
    (stage) => !listed.some((entry) => entry.stage === stage),
  );
  const isReplaced = pipeline.isUntouchedDefault && canBeDefault(row);
  if (isReplaced) pipeline.replaced = unlisted;
  pipeline.stages = [...listed.map(({ stage }) => stage), ...(isReplaced ? [] : unlisted)];
  numberStages(pipeline, listed);
  deleteWithPipeline(pipeline);
  assertValidStages(context, place, pipeline);
  return listed.flatMap<[string, Stage]>(({ row: { id }, stage }) => (id ? [[id, stage]] : []));
}

function matchStages(rows: StageRow[], pipeline: Pipeline): Map<number, Stage> {
  const matches = new Map<number, Stage>();
  const free = new Set(pipeline.stages);
  const match = (index: number, isIt: (stage: Stage) => boolean) => {
    const found = [...free].find(isIt);
    if (!found) return;
    matches.set(index, found);
    free.delete(found);
  };
  for (const [index, { id }] of rows.entries())
    if (id) match(index, (stage) => stage.id === id.toLowerCase());
  for (const [index, { name, deleted_at }] of rows.entries()) {
    const isNamesake = (stage: Stage) =>
      foldText(stage.now.name) === foldText(name ?? "") && isLive(stage) === !deleted_at;
    if (!matches.has(index) && name) match(index, isNamesake);
  }
  return matches;
}

function valuesOf(
  { now }: ImportContext,
  row: StageRow,
  pipeline: Pipeline,
  found: Stage | undefined,
): StageValues {
  const before = found?.before;
  const name = row.name ?? before?.name ?? "";
  const stage_type = row.stage_type ?? before?.stage_type ?? stageTypeOfName(name);
  const keep = <Key extends "description" | "probability" | "color" | "rotting_days">(key: Key) =>
    row[key] === undefined ? (before?.[key] ?? null) : row[key];
  return {
    pipeline_id: pipeline.id,
    name,
    description: keep("description"),
    position: row.position ?? before?.position ?? 0,
    stage_type,
    // A closed stage's probability follows its type; the stored one counts only after it is reopened.
    probability:
      before && stage_type !== "open" && before.stage_type === stage_type
        ? before.probability
        : keep("probability"),
    color: keep("color"),
    rotting_days: keep("rotting_days"),
    created_at: row.created_at ?? before?.created_at ?? now,
    deleted_at: row.deleted_at ?? null,
  };
}

/** Numbers the live stages: first the rows with a position, then the others in their order, new ones last. */
function numberStages(pipeline: Pipeline, listed: { row: StageRow; stage: Stage }[]) {
  const given = new Map(listed.map(({ row, stage }) => [stage, row.position ?? null]));
  const live = pipeline.stages.filter(isLive);
  const key = (stage: Stage): [number, number] => {
    const position = given.get(stage) ?? null;
    if (position !== null) return [0, position];
    return stage.before ? [1, stage.before.position] : [2, 0];
  };
  const ordered = live
    .map((stage) => ({ stage, key: key(stage) }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1]);
  for (const [position, { stage }] of ordered.entries()) stage.now.position = position;
}

/** A deleted pipeline has no live stage. */
function deleteWithPipeline({ now, stages }: Pipeline) {
  if (now.deleted_at !== null) for (const stage of stages) stage.now.deleted_at ??= now.deleted_at;
}

/** A pipeline restored without stages in its row gets back the stages that were deleted with it. */
function restoreWithPipeline({ before, now, stages }: Pipeline) {
  if (now.deleted_at !== null || !before?.deleted_at) return;
  for (const stage of stages)
    if (stage.now.deleted_at === before.deleted_at) stage.now.deleted_at = null;
}

function assertValidStages(
  { report }: ImportContext,
  place: RowLocation,
  { now, stages }: Pipeline,
) {
  const live = stages.filter(isLive);
  if (now.deleted_at !== null) return;
  if (live.length === 0) report.reject(place, "stages", "must hold at least one stage");
  if (live.length > MAX_STAGES) report.reject(place, "stages", `must be at most ${MAX_STAGES}`);
  for (const index of repeatedNames(live.map((stage) => stage.now.name))) {
    const stage = live[index];
    if (stage)
      report.reject(
        place,
        `stages[${stages.indexOf(stage)}].name`,
        "must be unique within the pipeline",
      );
  }
}

function newId({ id }: StageRow, taken: Set<string>): string {
  const given = id?.toLowerCase();
  const free = isUuid(given) && !taken.has(given) ? given : randomUUID();
  taken.add(free);
  return free;
}
