import { isFiltered } from "@/components/filters/is-filtered";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { BoardState } from "./board-model";
import { type BoardPosition, without } from "./card-lists";

/** Where a record's own `stage_position` puts it; under a filter, among the cards that are loaded. */
export function placeOfRecord(
  { filter, lists, cards }: Pick<BoardState, "filter" | "lists" | "cards">,
  record: OpportunityRecord,
): BoardPosition {
  const { pipeline_stage_id: stageId, stage_position } = record;
  if (!isFiltered(filter)) return { stageId, index: stage_position };
  const ids = without(lists[stageId] ?? [], record.id);
  const isBefore = (id: string | null) =>
    id !== null && (cards[id]?.stage_position ?? 0) < stage_position;
  return { stageId, index: ids.findLastIndex(isBefore) + 1 };
}
