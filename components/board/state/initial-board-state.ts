import type { BoardFilter } from "@/lib/client/opportunities";
import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import type { BoardState, ColumnPage } from "./board-model";
import type { CardLists } from "./card-lists";

type BoardData = {
  pipelineId: string;
  filter: BoardFilter;
  stages: readonly StageRecord[];
  columns: readonly ColumnPage[];
  summary: OpportunitySummary;
};

/** Returns the board as the server rendered it. */
export function initialBoardState({ columns, ...data }: BoardData): BoardState {
  const records = columns.flatMap(({ opportunities }) => opportunities);
  const lists = listsOf(data.stages, columns, data.summary);
  return {
    ...data,
    cards: Object.fromEntries(records.map((record) => [record.id, record])),
    lists,
    failed: new Set(),
    deleted: new Set(),
    moves: [],
    keyboardDrag: null,
    shown: lists,
    revisions: {},
    awaitingReason: [],
    drag: null,
    tabStops: {},
    announcement: "",
    wonCardId: null,
  };
}

/** Returns a list for each stage, as long as the stage, from its first cards and its count. */
export function listsOf(
  stages: readonly StageRecord[],
  columns: readonly ColumnPage[],
  summary: OpportunitySummary,
): CardLists {
  const pages = new Map(columns.map((page) => [page.pipeline_stage_id, page]));
  const counts = new Map(
    summary.stages.map(({ pipeline_stage_id, count }) => [pipeline_stage_id, count]),
  );
  return Object.fromEntries(
    stages.map(({ id }) => {
      const page = pages.get(id);
      const ids = page?.opportunities.map((record) => record.id) ?? [];
      const length =
        page?.next_cursor == null ? ids.length : Math.max(ids.length + 1, counts.get(id) ?? 0);
      return [id, Array.from({ length }, (_, index) => ids[index] ?? null)];
    }),
  );
}
