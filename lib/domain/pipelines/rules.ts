import { type Actor, can } from "@/lib/domain/actor";
import { foldText } from "@/lib/domain/fold-text";
import { trimmed } from "@/lib/domain/trimmed";
import type { StageRecord, StageType } from "./schema";

export const MAX_STAGES = 50;
export const UNASSIGNED = "Unassigned";

/** The stages of an organization's default pipeline (docs/api.md 3.2). */
export const DEFAULT_STAGES: {
  name: string;
  color: string;
  stage_type: StageType;
  probability: number;
}[] = [
  { name: UNASSIGNED, color: "#64748b", stage_type: "open", probability: 0 },
  { name: "Prospect", color: "#0284c7", stage_type: "open", probability: 10 },
  { name: "Qualification", color: "#4f46e5", stage_type: "open", probability: 25 },
  { name: "Proposal", color: "#9333ea", stage_type: "open", probability: 50 },
  { name: "Negotiation", color: "#d97706", stage_type: "open", probability: 75 },
  { name: "Won", color: "#16a34a", stage_type: "won", probability: 100 },
  { name: "Lost", color: "#dc2626", stage_type: "lost", probability: 0 },
];

/** The type of a new stage without one of its own (docs/api.md 2). */
export function stageTypeOfName(name: string): StageType {
  const folded = foldText(trimmed(name));
  if (folded === "won" || folded === "closed won") return "won";
  if (folded === "lost" || folded === "closed lost") return "lost";
  return "open";
}

/** Whether the actor may edit and delete a pipeline: its owner, or a manager of shared pipelines (docs/api.md 1). */
export function canEditPipeline(actor: Actor, pipeline: { user_id: string | null }): boolean {
  if (can(actor, "MANAGE_SHARED_PIPELINES")) return true;
  return (
    can(actor, "EDIT_SALES_PIPELINES") &&
    pipeline.user_id !== null &&
    pipeline.user_id === actor.userId
  );
}

/** The indexes of names that occur earlier in the list, ignoring case and accents. */
export function repeatedNames(names: string[]): number[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    const key = foldText(name);
    if (seen.has(key)) return [index];
    seen.add(key);
    return [];
  });
}

/** Stages by their sent positions: ties as sent, stages without a position last. */
export function inSentOrder<Entry extends { position?: number }>(stages: Entry[]): Entry[] {
  const place = ({ position }: Entry) => position ?? Number.POSITIVE_INFINITY;
  return stages.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** Whether the stages suit an organization's default pipeline: an open one is named Unassigned (docs/api.md 3.2). */
export function keepsUnassigned(stages: Pick<StageRecord, "name" | "stage_type">[]): boolean {
  return stages.some(({ name, stage_type }) => name === UNASSIGNED && stage_type === "open");
}

/**
 * The stage of another pipeline that takes a stage's opportunities: the one of the same name, else
 * the first of the same type, else the first open one, else undefined.
 */
export function counterpartOf<Stage extends Pick<StageRecord, "name" | "stage_type">>(
  stage: Pick<StageRecord, "name" | "stage_type">,
  stages: Stage[],
): Stage | undefined {
  const sameName = stages.find(({ name }) => foldText(name) === foldText(stage.name));
  const ofType = (type: StageType) => stages.find(({ stage_type }) => stage_type === type);
  return sameName ?? ofType(stage.stage_type) ?? ofType("open");
}
