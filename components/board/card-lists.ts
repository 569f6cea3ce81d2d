/** Ids of cards by stage, in the order they stand. */
export type CardLists = Readonly<Record<string, readonly string[]>>;

/**
 * Where a card is meant to stand. The neighbours say what was meant; `index`, counted without the card itself,
 * is for when neither of them is in the stage any more.
 */
export type Place = { stageId: string; index: number; afterId?: string; beforeId?: string };

/** The lists with the card at its place and nowhere else. Beyond the end of a list that has more to load it is in none. */
export function putCard(lists: CardLists, cardId: string, place: Place, hasMore: boolean): CardLists {
  const others = takeCard(lists, cardId);
  const ids = others[place.stageId];
  if (!ids) return others;
  const index = indexOfPlace(ids, place);
  if (index > ids.length && hasMore) return others;
  return { ...others, [place.stageId]: ids.toSpliced(index, 0, cardId) };
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

/** The place at `index` of a stage, counted without the card itself, with the neighbours it has there. */
export function placeAt(lists: CardLists, cardId: string, stageId: string, index: number): Place {
  const ids = without(lists[stageId] ?? [], cardId);
  return { stageId, index, afterId: index > 0 ? ids[index - 1] : undefined, beforeId: ids[index] };
}

/** Whether two places mean the same. */
export function isSamePlace(one: Place | undefined, other: Place | undefined): boolean {
  return one?.stageId === other?.stageId && one?.index === other?.index && one?.afterId === other?.afterId;
}

/** The index that a place comes to in a list that does not hold the card. */
export function indexOfPlace(ids: readonly string[], { afterId, beforeId, index }: Place): number {
  const after = afterId === undefined ? -1 : ids.indexOf(afterId);
  if (after >= 0) return after + 1;
  const before = beforeId === undefined ? -1 : ids.indexOf(beforeId);
  return before >= 0 ? before : index;
}

/** The list without the card. */
export function without(ids: readonly string[], cardId: string): readonly string[] {
  return ids.includes(cardId) ? ids.filter((id) => id !== cardId) : ids;
}
