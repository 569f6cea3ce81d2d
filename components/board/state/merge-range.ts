import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { BoardState, CardRange } from "./board-model";
import { type CardList, stageOfCard, takeCard } from "./card-lists";

type Known = Pick<BoardState, "cards" | "lists" | "deleted" | "tabStops" | "drag" | "keyboardDrag">;
type Merged = Pick<BoardState, "cards" | "lists">;

/**
 * Merges a freshly read range of a stage. If the range contradicts the known order, the rest of
 * that stage is dropped and loaded again when it scrolls into view. While a card is being dragged,
 * visible cards stay and only missing ones are filled in. A range older than the board's own
 * records is ignored.
 */
export function mergeRange(known: Known, range: CardRange): Merged {
  const list = known.lists[range.stageId];
  if (!list || range.records.some((record) => isOutdated(known, record))) return known;
  if (known.drag || known.keyboardDrag) return fillMissing(known, list, range);
  const {
    stageId,
    offset,
    records,
    total = Math.max(list.length, offset + records.length),
  } = range;
  const agrees = agreesWith(known, list, range, total);
  const pinned = new Set(Object.values(known.tabStops));
  const fresh = new Set(records.map(({ id }) => id));
  const keep = (id: string | null | undefined) => {
    if (id == null || fresh.has(id)) return null;
    return agrees || pinned.has(id) ? id : null;
  };
  const merged = Array.from(
    { length: total },
    (_, index) => records[index - offset]?.id ?? keep(list[index]),
  );
  const others = records.reduce((lists, { id }) => takeCard(lists, id), known.lists);
  return { cards: withRecords(known.cards, records), lists: { ...others, [stageId]: merged } };
}

/** Whether the board has a newer version of the record, or knows that this version was deleted. */
export function isOutdated(
  { cards, deleted }: Pick<Known, "cards" | "deleted">,
  record: OpportunityRecord,
): boolean {
  const version = cards[record.id]?.lock_version ?? -1;
  return deleted.has(record.id) ? record.lock_version <= version : record.lock_version < version;
}

function agreesWith(
  known: Known,
  list: CardList,
  { stageId, offset, records }: CardRange,
  total: number,
): boolean {
  return (
    list.length === total &&
    records.every(({ id }, at) => {
      const there = list[offset + at];
      return there === id || (there === null && !known.lists[stageId]?.includes(id));
    })
  );
}

function fillMissing(
  known: Known,
  list: CardList,
  { stageId, offset, records }: CardRange,
): Merged {
  const news = records.filter(({ id }) => stageOfCard(known.lists, id) === undefined);
  const ids = new Set(news.map(({ id }) => id));
  const filled = list.map((id, index) => {
    const read = records[index - offset]?.id;
    return id ?? (read !== undefined && ids.has(read) ? read : null);
  });
  return { cards: withRecords(known.cards, news), lists: { ...known.lists, [stageId]: filled } };
}

function withRecords(
  cards: BoardState["cards"],
  records: readonly OpportunityRecord[],
): BoardState["cards"] {
  return { ...cards, ...Object.fromEntries(records.map((record) => [record.id, record])) };
}
