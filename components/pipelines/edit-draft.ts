import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { type DraftStage, draftStage, type PipelineDraft } from "./pipeline-draft";

// What the editor does to a draft. Pure: a new draft each.

/** The draft with one field of a stage changed. */
export function changeStage(
  draft: PipelineDraft,
  key: string,
  change: Partial<DraftStage>,
): PipelineDraft {
  return {
    ...draft,
    stages: draft.stages.map((stage) => (stage.key === key ? { ...stage, ...change } : stage)),
  };
}

/** The draft with a new open stage behind its last open one. */
export function addStage(draft: PipelineDraft, key: string): PipelineDraft {
  const stage: DraftStage = {
    key,
    id: null,
    name: "",
    color: null,
    stage_type: "open",
    probability: "",
    rotting_days: "",
    opportunities_count: 0,
  };
  const lastOpen = draft.stages.findLastIndex(({ stage_type }) => stage_type === "open");
  return {
    ...draft,
    stages: draft.stages.toSpliced(lastOpen < 0 ? draft.stages.length : lastOpen + 1, 0, stage),
  };
}

/** The draft with a stage at another place; the same draft for a place that is none. */
export function moveStage(draft: PipelineDraft, key: string, to: number): PipelineDraft {
  const from = draft.stages.findIndex((stage) => stage.key === key);
  const stage = draft.stages[from];
  if (!stage || to < 0 || to >= draft.stages.length) return draft;
  return { ...draft, stages: draft.stages.toSpliced(from, 1).toSpliced(to, 0, stage) };
}

/**
 * The draft without a stage; a saved one goes with the next save, and `moveTo` takes its opportunities, and those that
 * were to go to it.
 */
export function removeStage(
  draft: PipelineDraft,
  key: string,
  moveTo: string | null,
): PipelineDraft {
  const index = draft.stages.findIndex((stage) => stage.key === key);
  const stage = draft.stages[index];
  if (!stage) return draft;
  const { id } = stage;
  const stages = draft.stages.toSpliced(index, 1);
  if (id === null) return { ...draft, stages };
  const removed = draft.removed.map((each) => (each.moveTo === id ? { ...each, moveTo } : each));
  return { ...draft, stages, removed: [...removed, { stage: { ...stage, id }, index, moveTo }] };
}

/** The draft with a removed stage back where it stood. */
export function keepStage(draft: PipelineDraft, key: string): PipelineDraft {
  const found = draft.removed.find(({ stage }) => stage.key === key);
  if (!found) return draft;
  const stages = draft.stages.toSpliced(Math.min(found.index, draft.stages.length), 0, found.stage);
  return { ...draft, stages, removed: draft.removed.filter((each) => each !== found) };
}

/** The draft with another stage for what a removed one holds. */
export function retarget(draft: PipelineDraft, key: string, moveTo: string): PipelineDraft {
  return {
    ...draft,
    removed: draft.removed.map((each) => (each.stage.key === key ? { ...each, moveTo } : each)),
  };
}

/** The draft with the numbers of opportunities that its stages hold now. */
export function recount(draft: PipelineDraft, { stages }: PipelineRecord): PipelineDraft {
  const counts = new Map(stages.map((stage) => [stage.id, stage.opportunities_count]));
  const counted = <Stage extends DraftStage>(stage: Stage): Stage => ({
    ...stage,
    opportunities_count: counts.get(stage.id ?? "") ?? 0,
  });
  return {
    ...draft,
    stages: draft.stages.map(counted),
    removed: draft.removed.map((each) => ({ ...each, stage: counted(each.stage) })),
  };
}

/**
 * The draft once what was `sent` is `saved`: what was typed in the meantime stays, new stages are known by their ids, and
 * removed ones are gone.
 */
export function settle(
  draft: PipelineDraft,
  sent: PipelineDraft,
  saved: PipelineRecord,
): PipelineDraft {
  const ids = new Map(sent.stages.map(({ key }, place) => [key, saved.stages[place]?.id ?? null]));
  const isGone = (key: string) => sent.removed.some(({ stage }) => stage.key === key);
  const stages = draft.stages.filter(({ key }) => !isGone(key));
  return recount(
    {
      ...draft,
      stages: stages.map((stage) => ({ ...stage, id: ids.get(stage.key) ?? stage.id })),
      removed: draft.removed.filter(({ stage }) => !isGone(stage.key)),
    },
    saved,
  );
}

/**
 * The draft as an edit of the newer record that makes it what the draft says: stages they removed are made anew, stages
 * they added go.
 */
export function putOver(
  draft: PipelineDraft,
  base: PipelineRecord,
  newer: PipelineRecord,
): PipelineDraft {
  const isThere = new Set(newer.stages.map(({ id }) => id));
  const known = new Set(
    [...draft.stages, ...draft.removed.map(({ stage }) => stage)].map(({ id }) => id),
  );
  const wentAway = (id: string | null) =>
    base.stages.some((stage) => stage.id === id) && !isThere.has(id ?? "");
  const theirs = newer.stages.flatMap((stage, index) =>
    known.has(stage.id) ? [] : [{ stage: draftStage(stage), index, moveTo: null }],
  );
  return recount(
    {
      ...draft,
      stages: draft.stages.map((stage) => (wentAway(stage.id) ? { ...stage, id: null } : stage)),
      removed: [
        ...draft.removed
          .filter(({ stage }) => isThere.has(stage.id))
          .map((each) => (wentAway(each.moveTo) ? { ...each, moveTo: null } : each)),
        ...theirs,
      ],
    },
    newer,
  );
}
