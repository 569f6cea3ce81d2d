import type { BoardState } from "@/components/board/state/board-model";
import type { BoardStore } from "@/components/board/state/board-store";
import { fetchSummary } from "@/lib/client/opportunities";
import type { CardLoader } from "./card-loader";

export type BoardTotals = {
  refreshTotals: () => Promise<void>;
  /** Asks for the totals again if an answer is under way, which may be older than what was just heard. */
  renewTotals: () => void;
};

/** Keeps a board's totals true, which are always the server's; a stage that they say is longer or shorter is read again. */
export function createBoardTotals(store: BoardStore, loader: CardLoader): BoardTotals {
  let underWay: AbortController | undefined;

  async function refreshTotals() {
    underWay?.abort();
    const current = new AbortController();
    underWay = current;
    const { pipelineId, filter } = store.get();
    try {
      const summary = await fetchSummary({ ...filter, pipeline_id: pipelineId }, current.signal);
      if (underWay !== current) return;
      underWay = undefined;
      store.dispatch({ type: "totalsLoaded", summary });
      if (store.get().moves.length === 0) loader.rereadSoon(stagesOfAnotherLength(store.get()));
    } catch {
      if (underWay === current) underWay = undefined;
      // The totals stay as they were; the next change asks again.
    }
  }

  return {
    refreshTotals,
    renewTotals() {
      if (underWay) void refreshTotals();
    },
  };
}

/** The stages that the totals say are longer or shorter than the board has them. */
export function stagesOfAnotherLength({ summary, lists }: BoardState): string[] {
  const differs = ({
    pipeline_stage_id: id,
    count,
  }: {
    pipeline_stage_id: string;
    count: number;
  }) => lists[id] !== undefined && lists[id].length !== count;
  return summary.stages.filter(differs).map(({ pipeline_stage_id }) => pipeline_stage_id);
}
