/** The card ids of a stage in order; null for a card that is not loaded. */
export type CardList = readonly (string | null)[];

export type CardLists = Readonly<Record<string, CardList>>;

/**
 * The intended position of a card. The neighbours carry the intent; `index`, counted without the
 * card itself, applies when neither of them is loaded or in the stage.
 */
export type BoardPosition = { stageId: string; index: number; afterId?: string; beforeId?: string };

/**
 * Returns the lists with the card at this position only. A position beyond the end means the end.
 */
export function putCard(lists: CardLists, cardId: string, position: BoardPosition): CardLists {
  const others = takeCard(lists, cardId);
  const ids = others[position.stageId];
  if (!ids) return others;
  const index = indexOfPosition(ids, position);
  return { ...others, [position.stageId]: ids.toSpliced(index, 0, cardId) };
}

/** Returns the lists without the card; the same object if no list contains it. */
export function takeCard(lists: CardLists, cardId: string): CardLists {
  const stageId = stageOfCard(lists, cardId);
  if (stageId === undefined) return lists;
  return { ...lists, [stageId]: withoutCard(lists[stageId] ?? [], cardId) };
}

/** Returns the id of the stage whose list contains the card. */
export function stageOfCard(lists: CardLists, cardId: string): string | undefined {
  return Object.keys(lists).find((stageId) => lists[stageId]?.includes(cardId));
}

/**
 * Returns the position at `index` of a stage, counted without the card itself, with its loaded
 * neighbours.
 */
export function positionAt(
  lists: CardLists,
  cardId: string,
  stageId: string,
  index: number,
): BoardPosition {
  const ids = withoutCard(lists[stageId] ?? [], cardId);
  return {
    stageId,
    index,
    afterId: ids[index - 1] ?? undefined,
    beforeId: ids[index] ?? undefined,
  };
}

/** Whether two positions are equal. */
export function isSamePosition(
  one: BoardPosition | undefined,
  other: BoardPosition | undefined,
): boolean {
  return (
    one?.stageId === other?.stageId &&
    one?.index === other?.index &&
    one?.afterId === other?.afterId
  );
}

/** Returns the index of a position in a list that does not contain the card. */
export function indexOfPosition(
  ids: CardList,
  { afterId, beforeId, index }: BoardPosition,
): number {
  const after = afterId === undefined ? -1 : ids.indexOf(afterId);
  if (after >= 0) return after + 1;
  const before = beforeId === undefined ? -1 : ids.indexOf(beforeId);
  return before >= 0 ? before : Math.min(Math.max(index, 0), ids.length);
}

/** Returns the list without the card. */
export function withoutCard(ids: CardList, cardId: string): CardList {
  const index = ids.indexOf(cardId);
  return index < 0 ? ids : ids.toSpliced(index, 1);
}
