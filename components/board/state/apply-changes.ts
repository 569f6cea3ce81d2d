import { isFiltered } from "@/components/filters/is-filtered";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { BoardState, Changes } from "./board-model";
import { type CardLists, stageOfCard, takeCard } from "./card-lists";
import { isOutdated } from "./merge-range";

type Changed = Pick<BoardState, "cards" | "lists" | "deleted">;

/**
 * Applies other users' changes: every record gets its current values and position. Under a filter
 * only the server knows whether and where a card is shown, so cards are updated in place or
 * removed, and never added.
 */
export function applyChanges(state: BoardState, { records, arrived, deleted }: Changes): Changed {
  const known = records.filter((record) => !isOutdated(state, record));
  const allDeleted = new Set(state.deleted);
  for (const { id } of known) allDeleted.delete(id);
  for (const id of deleted) allDeleted.add(id);
  const cards = {
    ...state.cards,
    ...Object.fromEntries(known.map((record) => [record.id, record])),
  };
  const moved = known.filter((record) => !isAlreadyThere(state, record));
  const cleared = [...moved.map(({ id }) => id), ...deleted].reduce(takeCard, state.lists);
  return { cards, deleted: allDeleted, lists: insert(state, cleared, moved, arrived) };
}

function isAlreadyThere(
  { lists, filter, pipelineId }: BoardState,
  record: OpportunityRecord,
): boolean {
  const stageId = stageOfCard(lists, record.id);
  if (record.pipeline_id !== pipelineId) return stageId === undefined;
  if (stageId !== record.pipeline_stage_id) return false;
  return isFiltered(filter) || lists[stageId]?.[record.stage_position] === record.id;
}

// Inserts from the top down, because each position counts the cards inserted above it.
function insert(
  state: BoardState,
  cleared: CardLists,
  moved: readonly OpportunityRecord[],
  arrived: ReadonlySet<string>,
): CardLists {
  if (isFiltered(state.filter)) return cleared;
  const lists: Record<string, (string | null)[]> = {};
  const listOf = (stageId: string) => {
    const list = lists[stageId] ?? [...(cleared[stageId] ?? [])];
    lists[stageId] = list;
    return list;
  };
  const here = moved.filter(({ pipeline_id }) => pipeline_id === state.pipelineId);
  for (const { id, pipeline_stage_id, stage_position } of here.toSorted(byPosition)) {
    if (!cleared[pipeline_stage_id]) continue;
    const list = listOf(pipeline_stage_id);
    const wasCounted = stageOfCard(state.lists, id) === undefined && !arrived.has(id);
    if (wasCounted) removePlaceholder(list, stage_position);
    list.splice(stage_position, 0, id);
  }
  return { ...cleared, ...lists };
}

// A card that was not loaded had a placeholder somewhere in its stage, most likely at this index.
function removePlaceholder(list: (string | null)[], index: number) {
  const placeholder = list[index] === null ? index : list.lastIndexOf(null);
  if (placeholder >= 0) list.splice(placeholder, 1);
}

function byPosition(a: OpportunityRecord, b: OpportunityRecord): number {
  return a.stage_position - b.stage_position;
}
