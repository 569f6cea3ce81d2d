import type { StagePage } from "@/lib/client/opportunities";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { BoardState, ColumnPage } from "./board-state";
import { type CardLists, putCard, stageListing, takeCard } from "./card-lists";

type Known = Pick<BoardState, "cards" | "lists" | "cursors" | "deleted">;
type Merged = Pick<BoardState, "cards" | "lists" | "cursors">;

/**
 * A further page at the end of its stage. A card that stands somewhere already is not doubled: it stays where it is
 * unless the page knows it better. A page for another cursor than the next one is ignored.
 */
export function mergePage(
  known: Known,
  { stageId, cursor, page }: { stageId: string; cursor: string; page: StagePage },
): Merged {
  if (known.cursors[stageId] !== cursor) return known;
  const news = page.opportunities.filter((record) => isNews(known, record));
  const others = news.reduce((lists, { id }) => takeCard(lists, id), known.lists);
  return {
    cards: { ...known.cards, ...byId(news) },
    lists: { ...others, [stageId]: [...(others[stageId] ?? []), ...news.map(({ id }) => id)] },
    cursors: { ...known.cursors, [stageId]: page.next_cursor },
  };
}

/**
 * Stages as they are now, from their first page: later pages that were loaded stay. A card that is known in a newer
 * version than the page's keeps the place it has.
 */
export function mergeFirstPages(known: Known, columns: readonly ColumnPage[]): Merged {
  const pages = columns.filter(({ pipeline_stage_id }) => known.lists[pipeline_stage_id] !== undefined);
  const records = pages.flatMap(({ opportunities }) => opportunities).filter(({ id }) => !known.deleted.has(id));
  const isStale = ({ id, lock_version }: OpportunityRecord) => (known.cards[id]?.lock_version ?? -1) > lock_version;
  const fresh = new Set(records.map(({ id }) => id));
  const lists: Record<string, readonly string[]> = {};
  for (const [stageId, ids] of Object.entries(known.lists)) lists[stageId] = ids.filter((id) => !fresh.has(id));
  const cursors = { ...known.cursors };
  for (const { pipeline_stage_id: stageId, opportunities, next_cursor } of pages) {
    const first = opportunities.map(({ id }) => id).filter((id) => fresh.has(id));
    const later = next_cursor === null ? [] : laterCards(known.lists[stageId] ?? [], first);
    const tail = later.filter((id) => !fresh.has(id));
    lists[stageId] = [...first, ...tail];
    cursors[stageId] = tail.length > 0 ? (known.cursors[stageId] ?? null) : next_cursor;
  }
  return {
    cards: { ...known.cards, ...byId(records.filter((record) => !isStale(record))) },
    lists: records.filter(isStale).reduce<CardLists>((all, { id }) => keepPlace(all, cursors, known, id), lists),
    cursors,
  };
}

function isNews({ cards, lists, deleted }: Known, record: OpportunityRecord): boolean {
  const card = cards[record.id];
  if (deleted.has(record.id)) return false;
  if (!card) return true;
  const isListed = stageListing(lists, record.id) !== undefined;
  return isListed ? record.lock_version > card.lock_version : record.lock_version >= card.lock_version;
}

function laterCards(ids: readonly string[], firstPage: readonly string[]): readonly string[] {
  const last = firstPage.at(-1);
  const index = last === undefined ? -1 : ids.indexOf(last);
  return index < 0 ? [] : ids.slice(index + 1);
}

function keepPlace(lists: CardLists, cursors: Merged["cursors"], known: Known, cardId: string): CardLists {
  const stageId = stageListing(known.lists, cardId);
  if (stageId === undefined) return takeCard(lists, cardId);
  const ids = known.lists[stageId] ?? [];
  const index = ids.indexOf(cardId);
  return putCard(lists, cardId, { stageId, index, afterId: ids[index - 1] }, cursors[stageId] != null);
}

function byId(records: readonly OpportunityRecord[]): Record<string, OpportunityRecord> {
  return Object.fromEntries(records.map((record) => [record.id, record]));
}
