import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { BoardState } from "./board-state";
import { type Place, without } from "./card-lists";
import { isFiltered } from "./is-filtered";

/** Where a record's own `stage_position` puts it among the cards that are loaded. */
export function placeOfRecord(state: Pick<BoardState, "filter" | "lists" | "cards">, record: OpportunityRecord): Place {
  const { pipeline_stage_id: stageId, stage_position } = record;
  if (!isFiltered(state.filter)) return { stageId, index: stage_position };
  const ids = without(state.lists[stageId] ?? [], record.id);
  const isBefore = (id: string) => (state.cards[id]?.stage_position ?? 0) < stage_position;
  return { stageId, index: ids.filter(isBefore).length };
}

/** Whether the board's search finds the record (api.md 3.4, `q`). */
export function matchesSearch(record: OpportunityRecord, q: string): boolean {
  const wanted = q.trim().toLowerCase();
  return record.name.toLowerCase().includes(wanted) || record.public_id.toLowerCase().includes(wanted);
}
