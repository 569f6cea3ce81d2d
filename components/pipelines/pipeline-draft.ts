import { capitalize } from "@/components/forms/capitalize";
import type { PipelineChange } from "@/lib/client/pipelines";
import { MAX_STAGES, repeatedNames, UNASSIGNED } from "@/lib/domain/pipelines/rules";
import type { PipelineRecord, StageRecord, StageType } from "@/lib/domain/pipelines/schema";

/** A stage as the editor holds it: texts as typed, empty for nothing. */
export type DraftStage = {
  /** Tells stages apart: a saved one's id, else one of its own. */
  key: string;
  /** Null for one that is yet to be saved. */
  id: string | null;
  name: string;
  color: string | null;
  stage_type: StageType;
  probability: string;
  rotting_days: string;
  opportunities_count: number;
};

/** A stage that goes with the next save, where it stood, and which stage takes its opportunities. */
export type RemovedStage = {
  stage: DraftStage & { id: string };
  index: number;
  moveTo: string | null;
};

/** A pipeline as its editor holds it. */
export type PipelineDraft = {
  name: string;
  description: string;
  is_active: boolean;
  stages: DraftStage[];
  removed: RemovedStage[];
};

/** What the editor shows for a pipeline. */
export function draftOf({ name, description, is_active, stages }: PipelineRecord): PipelineDraft {
  return {
    name,
    description: description ?? "",
    is_active,
    stages: stages.map(draftStage),
    removed: [],
  };
}

/** The whole edit that a draft asks for: its stages in order, then those that go. */
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
        // Closed stages have theirs by their type.
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

/** Whether the draft asks for anything else than what is there. */
export function isChanged(draft: PipelineDraft, pipeline: PipelineRecord): boolean {
  return JSON.stringify(changeOf(draft)) !== JSON.stringify(changeOf(draftOf(pipeline)));
}

/** What is wrong with the draft before it is sent, by `name`, `stages` or `<key>.<field>`. */
export function errorsOf({ name, stages }: PipelineDraft): Record<string, string> {
  const errors: Record<string, string> = {};
  if (name.trim() === "") errors.name = "Give it a name";
  if (stages.length === 0) errors.stages = "A pipeline keeps at least one stage";
  if (stages.length > MAX_STAGES) errors.stages = `A pipeline has at most ${MAX_STAGES} stages`;
  const repeated = repeatedNames(stages.map((stage) => stage.name.trim()));
  for (const [index, stage] of stages.entries()) {
    if (stage.name.trim() === "") errors[`${stage.key}.name`] = "Give it a name";
    else if (repeated.includes(index)) errors[`${stage.key}.name`] = "Another stage has this name";
    if (stage.stage_type === "open" && !isWithin(stage.probability, 0, 100)) {
      errors[`${stage.key}.probability`] = "From 0 to 100";
    }
    if (!isWithin(stage.rotting_days, 1, 3650))
      errors[`${stage.key}.rotting_days`] = "From 1 to 3650";
  }
  return errors;
}

/** The refusals of a save by the draft's own names: `stages[2].name` becomes the third stage's. */
export function errorsOfIssues(draft: PipelineDraft, issues: { field: string; message: string }[]) {
  const errors: Record<string, string> = {};
  for (const { field, message } of issues) {
    const [, place, part] = /^stages\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
    const stage = place === undefined ? undefined : draft.stages[Number(place)];
    errors[stage ? `${stage.key}.${part}` : field.replace(/\[.*/, "")] ??= capitalize(message);
  }
  return errors;
}

/** The removed stages that hold opportunities and have no stage to take them yet. */
export function withoutTarget({ removed }: PipelineDraft): RemovedStage[] {
  return removed.filter(({ stage, moveTo }) => stage.opportunities_count > 0 && moveTo === null);
}

/** How many opportunities a stage would have to hand on: its own, and those that removed stages hand to it. */
export function heldBy(draft: PipelineDraft, stage: DraftStage): number {
  return draft.removed
    .filter(({ moveTo }) => moveTo !== null && moveTo === stage.id)
    .reduce((sum, removed) => sum + removed.stage.opportunities_count, stage.opportunities_count);
}

/** Whether it is the open Unassigned stage, which the organization's default always keeps (api.md 3.2). */
export function isKept(pipeline: PipelineRecord, { id }: DraftStage): boolean {
  const stage = pipeline.stages.find((each) => each.id === id);
  return pipeline.is_default && stage?.name === UNASSIGNED && stage.stage_type === "open";
}

export function draftStage(stage: StageRecord): DraftStage & { id: string } {
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
