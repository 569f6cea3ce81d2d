/** Ids of a stage's cards in the order they stand; null where a card is known to stand but is not loaded. */
export type CardList = readonly (string | null)[];

export type CardLists = Readonly<Record<string, CardList>>;

/**
 * Where a card is meant to stand. The neighbours say what was meant; `index`, counted without the card itself,
 * is for when neither of them is loaded or in the stage any more.
 */
export type BoardPosition = { stageId: string; index: number; afterId?: string; beforeId?: string };

/** The lists with the card at its place and nowhere else; beyond the end is at the end. */
export function putCard(lists: CardLists, cardId: string, place: BoardPosition): CardLists {
  const others = takeCard(lists, cardId);
  const ids = others[place.stageId];
  if (!ids) return others;
  return { ...others, [place.stageId]: ids.toSpliced(indexOfPlace(ids, place), 0, cardId) };
}

/** The lists without the card; the same lists if it is in none. */
export function takeCard(lists: CardLists, cardId: string): CardLists {
  const stageId = stageListing(lists, cardId);
  if (stageId === undefined) return lists;
  return { ...lists, [stageId]: without(lists[stageId] ?? [], cardId) };
}

/** The stage whose list holds the card. */
export function stageListing(lists: CardLists, cardId: string): string | undefined {
  return Object.keys(lists).find((stageId) => lists[stageId]?.includes(cardId));
}

/** The place at `index` of a stage, counted without the card itself, with the neighbours that are loaded there. */
export function placeAt(
  lists: CardLists,
  cardId: string,
  stageId: string,
  index: number,
): BoardPosition {
  const ids = without(lists[stageId] ?? [], cardId);
  return {
    stageId,
    index,
    afterId: ids[index - 1] ?? undefined,
    beforeId: ids[index] ?? undefined,
  };
}

/** Whether two places mean the same. */
export function isSamePlace(
  one: BoardPosition | undefined,
  other: BoardPosition | undefined,
): boolean {
  return (
    one?.stageId === other?.stageId &&
    one?.index === other?.index &&
    one?.afterId === other?.afterId
  );
}

/** The index that a place comes to in a list that does not hold the card. */
export function indexOfPlace(ids: CardList, { afterId, beforeId, index }: BoardPosition): number {
  const after = afterId === undefined ? -1 : ids.indexOf(afterId);
  if (after >= 0) return after + 1;
  const before = beforeId === undefined ? -1 : ids.indexOf(beforeId);
  return before >= 0 ? before : Math.min(Math.max(index, 0), ids.length);
}

/** The list without the card. */
export function without(ids: CardList, cardId: string): CardList {
  const index = ids.indexOf(cardId);
  return index < 0 ? ids : ids.toSpliced(index, 1);
}
