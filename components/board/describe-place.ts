import type { BoardState } from "./board-state";
import { stageListing } from "./card-lists";

/** Where a card stands, as it is read out: `Acme expansion, Proposal, 3 of 41`. */
export function describePlace(state: BoardState, cardId: string): string {
  const name = state.cards[cardId]?.name ?? "";
  const stageId = stageListing(state.shown, cardId);
  if (stageId === undefined) return `${name}, beyond the cards that are loaded`;
  const stage = state.stages.find(({ id }) => id === stageId);
  const index = state.shown[stageId]?.indexOf(cardId) ?? 0;
  return `${name}, ${stage?.name}, ${index + 1} of ${countShown(state, stageId)}`;
}

/** How many cards a stage has under the board's filter, pending moves and cards not yet loaded included. */
export function countShown(state: BoardState, stageId: string): number {
  const shown = state.shown[stageId]?.length ?? 0;
  if (state.cursors[stageId] == null) return shown;
  const confirmed = state.lists[stageId]?.length ?? 0;
  const total = state.summary.stages.find(({ pipeline_stage_id }) => pipeline_stage_id === stageId)?.count ?? 0;
  return Math.max(shown, total + shown - confirmed);
}
