import type { BoardState } from "./board-model";
import { stageListing } from "./card-lists";

/** Where a card stands, as it is read out: `Acme expansion, Proposal, 3 of 41`. */
export function describePlace({ cards, stages, shown }: BoardState, cardId: string): string {
  const name = cards[cardId]?.name ?? "";
  const stageId = stageListing(shown, cardId);
  if (stageId === undefined) return name;
  const stage = stages.find(({ id }) => id === stageId);
  const ids = shown[stageId] ?? [];
  return `${name}, ${stage?.name}, ${ids.indexOf(cardId) + 1} of ${ids.length}`;
}
