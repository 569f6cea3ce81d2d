import type { BoardState } from "./board-model";
import { stageOfCard } from "./card-lists";

/** Describes a card's position for screen readers: `Acme expansion, Proposal, 3 of 41`. */
export function describePosition({ cards, stages, shown }: BoardState, cardId: string): string {
  const name = cards[cardId]?.name ?? "";
  const stageId = stageOfCard(shown, cardId);
  if (stageId === undefined) return name;
  const stage = stages.find(({ id }) => id === stageId);
  const ids = shown[stageId] ?? [];
  return `${name}, ${stage?.name}, ${ids.indexOf(cardId) + 1} of ${ids.length}`;
}
