import { isFiltered } from "@/components/filters/is-filtered";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { BoardState, Changes } from "./board-model";
import { type CardLists, stageListing, takeCard } from "./card-lists";
import { isOutdated } from "./merge-range";

type Changed = Pick<BoardState, "cards" | "lists" | "deleted">;

/**
 * The board after changes elsewhere: every record as it is now, where it is now. Under a filter only the server can say
 * whether and where a card shows, so there cards are changed in place or taken away, and never put.
 */
export function applyChanges(state: BoardState, { records, arrived, deleted }: Changes): Changed {
  const known = records.filter((record) => !isOutdated(state, record));
  const gone = new Set(state.deleted);
  for (const { id } of known) gone.delete(id);
  for (const id of deleted) gone.add(id);
  const cards = {
    ...state.cards,
    ...Object.fromEntries(known.map((record) => [record.id, record])),
  };
  const moved = known.filter((record) => !standsThere(state, record));
  const cleared = [...moved.map(({ id }) => id), ...deleted].reduce(takeCard, state.lists);
  return { cards, deleted: gone, lists: put(state, cleared, moved, arrived) };
}

function standsThere(
  { lists, filter, pipelineId }: BoardState,
  record: OpportunityRecord,
): boolean {
  const stageId = stageListing(lists, record.id);
  if (record.pipeline_id !== pipelineId) return stageId === undefined;
  if (stageId !== record.pipeline_stage_id) return false;
  return isFiltered(filter) || lists[stageId]?.[record.stage_position] === record.id;
}

// From the top down: the position of each counts the ones put before it.
function put(
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
    const wasCounted = stageListing(state.lists, id) === undefined && !arrived.has(id);
    if (wasCounted) dropGap(list, stage_position);
    list.splice(stage_position, 0, id);
  }
  return { ...cleared, ...lists };
}

// A card that was not loaded stood somewhere in its stage: at best just there.
function dropGap(list: (string | null)[], index: number) {
  const gap = list[index] === null ? index : list.lastIndexOf(null);
  if (gap >= 0) list.splice(gap, 1);
}

function byPosition(a: OpportunityRecord, b: OpportunityRecord): number {
  return a.stage_position - b.stage_position;
}
