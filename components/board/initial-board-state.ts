import type { BoardFilter } from "@/lib/client/opportunities";
import type { OpportunitySummary } from "@/lib/domain/opportunities/schema";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import type { BoardState, ColumnPage } from "./board-state";

export type BoardData = {
  pipelineId: string;
  filter: BoardFilter;
  stages: readonly StageRecord[];
  columns: readonly ColumnPage[];
  summary: OpportunitySummary;
};

/** The board as the server has rendered it. */
export function initialBoardState({ columns, ...data }: BoardData): BoardState {
  const records = columns.flatMap(({ opportunities }) => opportunities);
  const ids = new Map(
    columns.map(({ pipeline_stage_id, opportunities }) => [pipeline_stage_id, opportunities.map(({ id }) => id)]),
  );
  const cursors = new Map(columns.map(({ pipeline_stage_id, next_cursor }) => [pipeline_stage_id, next_cursor]));
  const lists = Object.fromEntries(data.stages.map(({ id }) => [id, ids.get(id) ?? []]));
  return {
    ...data,
    cards: Object.fromEntries(records.map((record) => [record.id, record])),
    lists,
    cursors: Object.fromEntries(data.stages.map(({ id }) => [id, cursors.get(id) ?? null])),
    deleted: new Set(),
    moves: [],
    carry: null,
    shown: lists,
    revision: 0,
    reasonsWanted: [],
    drag: null,
    tabStops: {},
    announcement: "",
  };
}
