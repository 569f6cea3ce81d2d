import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { BoardState, CardRange } from "./board-model";
import { type CardList, stageListing, takeCard } from "./card-lists";

type Known = Pick<BoardState, "cards" | "lists" | "deleted" | "tabStops" | "drag" | "carry">;
type Merged = Pick<BoardState, "cards" | "lists">;

/**
 * The board with a range of one stage as it is now. Where the range disagrees with what was known of the stage, the
 * rest of that stage is forgotten: it is loaded again when it comes into sight. While a card is in hand nothing that is
 * shown changes; only gaps are filled. A range that was read before something the board knows already is not taken.
 */
export function mergeRange(known: Known, range: CardRange): Merged {
  const list = known.lists[range.stageId];
  if (!list || range.records.some((record) => isOutdated(known, record))) return known;
  if (known.drag || known.carry) return fillGaps(known, list, range);
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

/** Whether the board knows the record in a newer version, or knows that this version was deleted. */
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

function fillGaps(known: Known, list: CardList, { stageId, offset, records }: CardRange): Merged {
  const news = records.filter(({ id }) => stageListing(known.lists, id) === undefined);
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
