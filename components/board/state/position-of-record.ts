import { isFiltered } from "@/components/filters/is-filtered";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { BoardState } from "./board-model";
import { type BoardPosition, withoutCard } from "./card-lists";

/**
 * Returns the position given by a record's `stage_position`; under a filter, among the loaded
 * cards.
 */
export function positionOfRecord(
  { filter, lists, cards }: Pick<BoardState, "filter" | "lists" | "cards">,
  record: OpportunityRecord,
): BoardPosition {
  const { pipeline_stage_id: stageId, stage_position } = record;
  if (!isFiltered(filter)) return { stageId, index: stage_position };
  const ids = withoutCard(lists[stageId] ?? [], record.id);
  const isBefore = (id: string | null) =>
    id !== null && (cards[id]?.stage_position ?? 0) < stage_position;
  return { stageId, index: ids.findLastIndex(isBefore) + 1 };
}
