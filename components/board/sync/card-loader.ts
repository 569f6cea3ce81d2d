import type { BoardStore } from "@/components/board/state/board-store";
import { missingRange, OVERSCAN, type View } from "@/components/board/state/missing-range";
import { listStageCards } from "@/lib/client/opportunities";

export type CardLoader = {
  /** Tells what is in sight of a stage; what is missing of it, and a little beyond, is loaded. */
  setViewport: (stageId: string, view: View) => void;
  /** What was last in sight of a stage. */
  viewOf: (stageId: string) => View;
  /** Loads on where it had failed. */
  retry: (stageId: string) => void;
  /** The card at an index, loaded if need be; undefined when it cannot be had. */
  ensureLoaded: (stageId: string, index: number) => Promise<string | undefined>;
  /** Reads again what is in sight of the stages. */
  reread: (stageIds: readonly string[]) => Promise<void>;
  /** The same a moment later, once for all that is asked until then, and never while a card is in hand. */
  rereadSoon: (stageIds: readonly string[]) => void;
};

/** Loads the cards of a board as they come into sight, and keeps what is in sight true. */
export function createCardLoader(store: BoardStore): CardLoader {
  const views = new Map<string, View>();
  const loading = new Set<string>();
  const staleStages = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const viewOf = (stageId: string) => views.get(stageId) ?? { first: 0, last: OVERSCAN };

  // One request a stage: what has been scrolled past meanwhile is never asked for.
  async function fill(stageId: string) {
    const missing = missingOf(stageId);
    if (!missing || loading.has(stageId) || store.get().failed.has(stageId)) return;
    loading.add(stageId);
    try {
      await read(stageId, missing.offset, missing.limit);
    } catch {
      store.dispatch({ type: "loadFailed", stageId, hasFailed: true });
    } finally {
      loading.delete(stageId);
    }
    const next = missingOf(stageId);
    if (next?.offset === missing.offset && next.limit === missing.limit) rereadSoon([stageId]);
    else void fill(stageId);
  }

  function missingOf(stageId: string) {
    const list = store.get().lists[stageId];
    return list && missingRange(list, viewOf(stageId));
  }

  /** Reads a part of a stage; what the stage's order has outrun meanwhile is left aside. */
  async function read(
    stageId: string,
    offset: number,
    limit: number,
    count?: true,
  ): Promise<boolean> {
    const { pipelineId, filter, revisions } = store.get();
    const part = { pipeline_stage_id: stageId, offset, limit, count };
    const page = await listStageCards({ ...filter, pipeline_id: pipelineId, ...part });
    if (store.get().revisions[stageId] !== revisions[stageId]) return false;
    const records = page.opportunities;
    const reachesEnd = page.next_cursor === null && records.length > 0;
    const total = page.total_count ?? (reachesEnd ? offset + records.length : undefined);
    store.dispatch({ type: "rangeLoaded", range: { stageId, offset, records, total } });
    return true;
  }

  async function rereadStage(stageId: string) {
    const { first, last } = viewOf(stageId);
    const offset = Math.max(0, first - OVERSCAN);
    const isRead = await read(stageId, offset, Math.min(200, last + OVERSCAN + 1 - offset), true);
    if (!isRead) rereadSoon([stageId]);
    else void fill(stageId);
  }

  async function reread(stageIds: readonly string[]) {
    const known = [...new Set(stageIds)].filter((id) => store.get().lists[id] !== undefined);
    // Without an answer what is shown stays; the connection's return reads again.
    await Promise.all(known.map((id) => rereadStage(id).catch(() => undefined)));
  }

  function rereadSoon(stageIds: readonly string[]) {
    for (const id of stageIds) staleStages.add(id);
    if (timer === undefined && staleStages.size > 0) timer = setTimeout(settle, SETTLE_MS);
  }

  function settle() {
    timer = undefined;
    const { drag, keyboardDrag } = store.get();
    if (drag || keyboardDrag) return rereadSoon([]);
    const stageIds = [...staleStages];
    staleStages.clear();
    void reread(stageIds);
  }

  return {
    setViewport(stageId, view) {
      views.set(stageId, view);
      void fill(stageId);
    },
    viewOf,
    retry(stageId) {
      store.dispatch({ type: "loadFailed", stageId, hasFailed: false });
      void fill(stageId);
    },
    async ensureLoaded(stageId, index) {
      const there = () => store.get().shown[stageId]?.[index] ?? undefined;
      if (there() === undefined)
        await read(stageId, Math.max(0, index - OVERSCAN), 2 * OVERSCAN).catch(() => false);
      return there();
    },
    reread,
    rereadSoon,
  };
}

const SETTLE_MS = 150;
