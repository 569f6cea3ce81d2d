import { fieldErrors } from "@/components/forms/field-errors";
import type { PipelineChange } from "@/lib/client/pipelines";
import { MAX_STAGES, repeatedNames, UNASSIGNED } from "@/lib/domain/pipelines/rules";
import type { PipelineRecord, StageRecord, StageType } from "@/lib/domain/pipelines/schema";

/** The editor's state of a stage: texts as typed, "" for an empty field. */
export type DraftStage = {
  /** Identifies the stage in the editor: the id of a saved stage, a generated key of a new one. */
  key: string;
  /** Null until the stage is saved. */
  id: string | null;
  name: string;
  color: string | null;
  stage_type: StageType;
  probability: string;
  rotting_days: string;
  opportunities_count: number;
};

/**
 * A stage that the next save removes, its former index, and the stage that takes its opportunities.
 */
export type RemovedStage = {
  stage: DraftStage & { id: string };
  index: number;
  moveTo: string | null;
};

/** The editor's state of a pipeline. */
export type PipelineDraft = {
  name: string;
  description: string;
  is_active: boolean;
  stages: DraftStage[];
  removed: RemovedStage[];
};

/** Returns what the editor shows for a pipeline. */
export function draftOf({ name, description, is_active, stages }: PipelineRecord): PipelineDraft {
  return {
    name,
    description: description ?? "",
    is_active,
    stages: stages.map(draftStage),
    removed: [],
  };
}

/** Returns the request body of a draft: its stages in order, then the removed ones. */
export function changeOf({
  name,
  description,
  is_active,
  stages,
  removed,
}: PipelineDraft): PipelineChange {
  return {
    name: name.trim(),
    description: description.trim() === "" ? null : description,
    is_active,
    stages: [
      ...stages.map((stage) => ({
        id: stage.id,
        name: stage.name.trim(),
        color: stage.color,
        stage_type: stage.stage_type,
        // The probability of a closed stage follows from its type.
        ...(stage.stage_type === "open" && { probability: numberOf(stage.probability) }),
        rotting_days: numberOf(stage.rotting_days),
      })),
      ...removed.map(({ stage, moveTo }) => ({
        id: stage.id,
        _destroy: true,
        move_opportunities_to: moveTo,
      })),
    ],
  };
}

/** Whether the draft differs from the saved pipeline. */
export function isChanged(draft: PipelineDraft, pipeline: PipelineRecord): boolean {
  return !isSameEdit(draft, draftOf(pipeline));
}

/** Whether two drafts would be saved as the same. */
export function isSameEdit(a: PipelineDraft, b: PipelineDraft): boolean {
  return JSON.stringify(changeOf(a)) === JSON.stringify(changeOf(b));
}

/** Checks a draft before it is sent. The errors are named `name`, `stages` or `<key>.<field>`. */
export function errorsOf({ name, stages }: PipelineDraft): Record<string, string> {
  const errors: Record<string, string> = {};
  if (name.trim() === "") errors.name = "Enter a name";
  if (stages.length === 0) errors.stages = "A pipeline keeps at least one stage";
  if (stages.length > MAX_STAGES) errors.stages = `A pipeline has at most ${MAX_STAGES} stages`;
  const repeated = repeatedNames(stages.map((stage) => stage.name.trim()));
  for (const [index, stage] of stages.entries()) {
    if (stage.name.trim() === "") errors[`${stage.key}.name`] = "Enter a name";
    else if (repeated.includes(index)) errors[`${stage.key}.name`] = "Another stage has this name";
    if (stage.stage_type === "open" && !isWithin(stage.probability, 0, 100)) {
      errors[`${stage.key}.probability`] = "From 0 to 100";
    }
    if (!isWithin(stage.rotting_days, 1, 3650))
      errors[`${stage.key}.rotting_days`] = "From 1 to 3650";
  }
  return errors;
}

/**
 * Returns the errors of a refused save by the draft's names: `stages[2].name` becomes `<key>.name`
 * of the third stage.
 */
export function errorsOfIssues(
  draft: PipelineDraft,
  issues: { field: string; message: string }[],
): Record<string, string> {
  return fieldErrors(issues, (path) => {
    const [, index, field] = /^stages\[(\d+)\]\.(\w+)$/.exec(path) ?? [];
    const stage = index === undefined ? undefined : draft.stages[Number(index)];
    return stage ? `${stage.key}.${field}` : path.replace(/\[.*/, "");
  });
}

/** Returns the removed stages whose opportunities have no target stage yet. */
export function withoutTarget({ removed }: PipelineDraft): RemovedStage[] {
  return removed.filter(({ stage, moveTo }) => stage.opportunities_count > 0 && moveTo === null);
}

/**
 * Returns how many opportunities a stage would pass on: its own, and those that removed stages pass
 * to it.
 */
export function heldBy(draft: PipelineDraft, stage: DraftStage): number {
  return draft.removed
    .filter(({ moveTo }) => moveTo !== null && moveTo === stage.id)
    .reduce((sum, removed) => sum + removed.stage.opportunities_count, stage.opportunities_count);
}

/**
 * Whether it is the open Unassigned stage, which the default pipeline always keeps (docs/api.md
 * 3.2).
 */
export function isKept(pipeline: PipelineRecord, { id }: DraftStage): boolean {
  const stage = pipeline.stages.find((each) => each.id === id);
  return pipeline.is_default && stage?.name === UNASSIGNED && stage.stage_type === "open";
}

/** Returns what the editor shows for a saved stage. */
function draftStage(stage: StageRecord): DraftStage & { id: string } {
  const { id, name, color, stage_type, opportunities_count } = stage;
  return {
    key: id,
    id,
    name,
    color,
    stage_type,
    probability: stage_type === "open" ? textOf(stage.probability) : "",
    rotting_days: textOf(stage.rotting_days),
    opportunities_count,
  };
}

function textOf(value: number | null): string {
  return value === null ? "" : String(value);
}

function numberOf(text: string): number | null {
  return text.trim() === "" ? null : Number(text);
}

function isWithin(text: string, low: number, high: number): boolean {
  const value = numberOf(text);
  return value === null || (Number.isInteger(value) && value >= low && value <= high);
}
