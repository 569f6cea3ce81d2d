import type { BoardState } from "@/components/board/state/board-model";
import type { BoardStore } from "@/components/board/state/board-store";
import { fetchSummary } from "@/lib/client/opportunities";
import type { CardLoader } from "./card-loader";

export type BoardTotals = {
  /**
   * Requests the totals; an earlier request is aborted. Never rejects: if it fails, the totals
   * stay.
   */
  refreshTotals: () => Promise<void>;
  /**
   * Repeats a running request, whose response may be older than the change that was just received.
   */
  renewTotals: () => void;
};

/**
 * Keeps a board's totals, which always come from the server. Stages whose length differs from them
 * are reread.
 */
export function createBoardTotals(store: BoardStore, loader: CardLoader): BoardTotals {
  let pending: AbortController | undefined;

  async function refreshTotals() {
    pending?.abort();
    const current = new AbortController();
    pending = current;
    const { pipelineId, filter } = store.get();
    try {
      const summary = await fetchSummary({ ...filter, pipeline_id: pipelineId }, current.signal);
      if (pending !== current) return;
      pending = undefined;
      store.dispatch({ type: "totalsLoaded", summary });
      if (store.get().moves.length === 0) loader.rereadSoon(stagesOfAnotherLength(store.get()));
    } catch {
      if (pending === current) pending = undefined;
      // The totals stay as they were; the next change requests them again.
    }
  }

  return {
    refreshTotals,
    renewTotals() {
      if (pending) void refreshTotals();
    },
  };
}

/**
 * Returns the ids of the stages whose count in the totals differs from their length on the board.
 */
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
