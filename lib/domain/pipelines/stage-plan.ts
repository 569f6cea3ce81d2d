import { inSentOrder } from "./rules";
import type { PipelineRecord, StageChange, StageMerge, StageRecord } from "./schema";

/** The planned stages of a pipeline: the whole list in order, and the removed ones. */
export type StagePlan = {
  /** `id` null: a new stage. `field` is the path of the entry in the request. */
  stages: { id: string | null; field: string; change: StageChange }[];
  /** `moveTo`: the stage that takes the opportunities; with null there may be none. */
  removed: { id: string; field: string; moveTo: string | null }[];
};

/** A stage as planned; its index in the list is its position. */
export type FinalStage = Omit<StageRecord, "position" | "opportunities_count">;

/** The plan of a PATCH: entries are merged into the pipeline's stages, unlisted ones stay where they are (docs/api.md 3.3). */
export function mergedStages(pipeline: PipelineRecord, merges: StageMerge[]): StagePlan {
  const { kept, removed } = parted(merges);
  const touched = new Set([...removed.map(({ id }) => id), ...kept.map(({ id }) => id)]);
  const untouched = pipeline.stages
    .filter(({ id }) => !touched.has(id))
    .map(({ id }) => ({ id, field: "stages", change: {} }));
  const places = new Map(pipeline.stages.map(({ id, position }) => [id, position]));
  const atPlace = (entry: { id: string | null }) =>
    places.get(entry.id ?? "") ?? Number.MAX_SAFE_INTEGER;
  const stages: StagePlan["stages"] = [
    ...untouched,
    ...kept.filter(({ position }) => position === undefined),
  ].sort((a, b) => atPlace(a) - atPlace(b));
  const moved = kept
    .filter(({ position }) => position !== undefined)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  for (const entry of moved) stages.splice(entry.position ?? 0, 0, entry);
  return { stages, removed };
}

/** The plan of a PUT: the entries are the whole list, by `position` if they have one; unlisted stages are removed (docs/api.md 2). */
export function fullList(pipeline: PipelineRecord, entries: StageMerge[]): StagePlan {
  const { kept, removed } = parted(entries);
  const listed = new Set(entries.map(({ id }) => id));
  const unlisted = pipeline.stages
    .filter(({ id }) => !listed.has(id))
    .map(({ id }) => ({ id, field: "stages", moveTo: null }));
  return { stages: inSentOrder(kept), removed: [...removed, ...unlisted] };
}

function parted(entries: StageMerge[]) {
  const placed = entries.map((entry, index) => ({ ...entry, field: `stages[${index}]` }));
  const removed = placed.flatMap(({ id, field, _destroy, move_opportunities_to }) =>
    _destroy && id !== undefined ? [{ id, field, moveTo: move_opportunities_to ?? null }] : [],
  );
  return { kept: placed.filter(({ _destroy }) => !_destroy).map(planned), removed };
}

function planned({ id, field, position, ...stage }: StageMerge & { field: string }) {
  const { name, description, stage_type, probability, color, rotting_days } = stage;
  return {
    id: id ?? null,
    field,
    position,
    change: { name, description, stage_type, probability, color, rotting_days },
  };
}
