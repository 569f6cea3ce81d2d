import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import { type DraftStage, draftOf, type PipelineDraft } from "./pipeline-draft";
import { colorName } from "./stage-colors";

/** One difference between the saved version and the draft. */
export type ConflictLine = { what: string; theirs: string; mine: string };

/** Returns the differences between the version that another user saved and the draft. */
export function conflictLines(newer: PipelineRecord, draft: PipelineDraft): ConflictLine[] {
  const theirs = draftOf(newer);
  return [
    line("Name", theirs.name, draft.name),
    line("Description", theirs.description || "none", draft.description || "none"),
    line("Status", status(theirs), status(draft)),
    ...theirs.stages.flatMap((stage) => {
      const mine = draft.stages.find(({ id }) => id === stage.id);
      if (mine) return stageLines(stage, mine);
      const isRemoved = draft.removed.some((each) => each.stage.id === stage.id);
      return [
        line(
          `Stage ${stage.name}`,
          isRemoved ? "kept" : "added",
          isRemoved ? "removed" : "not included",
        ),
      ];
    }),
    ...draft.stages
      .filter(({ id }) => !theirs.stages.some((stage) => stage.id === id))
      .map(({ id, name }) =>
        line(
          `Stage ${name}`,
          id === null ? "not included" : "removed",
          id === null ? "new" : "kept",
        ),
      ),
    ...orderLines(theirs, draft),
  ].filter(({ theirs, mine }) => theirs !== mine);
}

const FIELDS = [
  ["name", "name"],
  ["type", "stage_type"],
  ["probability", "probability"],
  ["rotting days", "rotting_days"],
] as const;

function stageLines(theirs: DraftStage, mine: DraftStage): ConflictLine[] {
  return [
    ...FIELDS.map(([label, field]) =>
      line(`${theirs.name}: ${label}`, theirs[field] || "none", mine[field] || "none"),
    ),
    line(`${theirs.name}: color`, colorName(theirs.color), colorName(mine.color)),
  ];
}

function line(what: string, theirs: string, mine: string): ConflictLine {
  return { what, theirs, mine: mine.trim() };
}

function status({ is_active }: PipelineDraft): string {
  return is_active ? "active" : "inactive";
}

/** Returns the order of the stages that both have, if it differs. */
function orderLines(theirs: PipelineDraft, mine: PipelineDraft): ConflictLine[] {
  const shared = (draft: PipelineDraft, other: PipelineDraft) =>
    draft.stages.filter(({ id }) => id !== null && other.stages.some((stage) => stage.id === id));
  const [there, here] = [shared(theirs, mine), shared(mine, theirs)];
  if (there.every(({ id }, index) => here[index]?.id === id)) return [];
  const names = (stages: DraftStage[]) => stages.map(({ name }) => name).join(", ");
  return [line("Order of stages", names(there), names(here))];
}
