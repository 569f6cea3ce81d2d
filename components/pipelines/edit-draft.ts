import type { DraftStage, PipelineDraft, RemovedStage } from "./pipeline-draft";

// The edits of a pipeline's draft. Each function is pure and returns a new draft.

/** Changes fields of a stage. */
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

/** Adds an open stage after the last open one. */
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

/** Moves a stage to the index `to`; returns the same draft if `to` is out of range. */
export function moveStage(draft: PipelineDraft, key: string, to: number): PipelineDraft {
  const from = draft.stages.findIndex((stage) => stage.key === key);
  const stage = draft.stages[from];
  if (!stage || to < 0 || to >= draft.stages.length) return draft;
  return { ...draft, stages: draft.stages.toSpliced(from, 1).toSpliced(to, 0, stage) };
}

/**
 * Removes a stage. A saved stage is deleted by the next save; `moveTo` then takes its opportunities
 * and those that other removed stages would have passed to it.
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

/** Brings a removed stage back to its former index. */
export function keepStage(draft: PipelineDraft, key: string): PipelineDraft {
  const found = draft.removed.find(({ stage }) => stage.key === key);
  if (!found) return draft;
  const stages = draft.stages.toSpliced(Math.min(found.index, draft.stages.length), 0, found.stage);
  return { ...draft, stages, removed: draft.removed.filter((each) => each !== found) };
}

/** Chooses the stage that takes the opportunities of a removed one. */
export function retarget(draft: PipelineDraft, key: string, moveTo: string): PipelineDraft {
  return {
    ...draft,
    removed: draft.removed.map((each) => (each.stage.key === key ? { ...each, moveTo } : each)),
  };
}

/** Updates the number of opportunities per stage. */
export function recount(draft: PipelineDraft, { stages }: PipelineDraft): PipelineDraft {
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
 * Returns the draft after `sent` was saved as `saved`: later edits stay, new stages get their ids,
 * and removed ones are dropped.
 */
export function settle(
  draft: PipelineDraft,
  sent: PipelineDraft,
  saved: PipelineDraft,
): PipelineDraft {
  const ids = new Map(sent.stages.map(({ key }, index) => [key, saved.stages[index]?.id ?? null]));
  const isRemoved = (key: string) => sent.removed.some(({ stage }) => stage.key === key);
  const stages = draft.stages.filter(({ key }) => !isRemoved(key));
  return recount(
    {
      ...draft,
      stages: stages.map((stage) => ({ ...stage, id: ids.get(stage.key) ?? stage.id })),
      removed: draft.removed.filter(({ stage }) => !isRemoved(stage.key)),
    },
    saved,
  );
}

/**
 * Returns the draft as an edit of the `newer` version that turns it into the draft: stages that the
 * other user removed are created again, stages that they added are removed.
 */
export function putOver(
  draft: PipelineDraft,
  base: PipelineDraft,
  newer: PipelineDraft,
): PipelineDraft {
  const newerIds = new Set(newer.stages.map(({ id }) => id));
  const known = new Set(
    [...draft.stages, ...draft.removed.map(({ stage }) => stage)].map(({ id }) => id),
  );
  const wasRemoved = (id: string | null) =>
    base.stages.some((stage) => stage.id === id) && !newerIds.has(id);
  const added = newer.stages.flatMap((stage, index) =>
    isSaved(stage) && !known.has(stage.id) ? [{ stage, index, moveTo: null }] : [],
  );
  return recount(
    {
      ...draft,
      stages: draft.stages.map((stage) => (wasRemoved(stage.id) ? { ...stage, id: null } : stage)),
      removed: [
        ...draft.removed
          .filter(({ stage }) => newerIds.has(stage.id))
          .map((each) => (wasRemoved(each.moveTo) ? { ...each, moveTo: null } : each)),
        ...added,
      ],
    },
    newer,
  );
}

function isSaved(stage: DraftStage): stage is RemovedStage["stage"] {
  return stage.id !== null;
}
