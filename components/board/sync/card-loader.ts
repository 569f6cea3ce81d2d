import type { BoardStore } from "@/components/board/state/board-store";
import { missingRange, OVERSCAN, type Viewport } from "@/components/board/state/missing-range";
import { listStageCards } from "@/lib/client/opportunities";

export type CardLoader = {
  /** Sets the cards in view of a stage. Missing cards in and near the view are loaded. */
  setViewport: (stageId: string, view: Viewport) => void;
  /** Returns the cards last in view of a stage. */
  viewportOf: (stageId: string) => Viewport;
  /** Continues loading a stage after a failure. */
  retry: (stageId: string) => void;
  /** Returns the card id at an index and loads it if necessary; undefined if that fails. */
  ensureLoaded: (stageId: string, index: number) => Promise<string | undefined>;
  /** Rereads the visible part of the stages. Never rejects. */
  reread: (stageIds: readonly string[]) => Promise<void>;
  /**
   * Rereads a moment later, once for all calls until then, and not while a card is being dragged.
   */
  rereadSoon: (stageIds: readonly string[]) => void;
};

/** Loads the cards of a board as they scroll into view, and keeps the visible ones current. */
export function createCardLoader(store: BoardStore): CardLoader {
  const viewports = new Map<string, Viewport>();
  const loading = new Set<string>();
  const staleStages = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const viewportOf = (stageId: string) => viewports.get(stageId) ?? { first: 0, last: OVERSCAN };

  // One request per stage at a time, so cards that are scrolled past meanwhile are never requested.
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
    return list && missingRange(list, viewportOf(stageId));
  }

  /**
   * Reads a part of a stage. Ignores the response and returns false if the stage's order has
   * changed meanwhile.
   */
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
    const { first, last } = viewportOf(stageId);
    const offset = Math.max(0, first - OVERSCAN);
    const isRead = await read(stageId, offset, Math.min(200, last + OVERSCAN + 1 - offset), true);
    if (!isRead) rereadSoon([stageId]);
    else void fill(stageId);
  }

  async function reread(stageIds: readonly string[]) {
    const known = [...new Set(stageIds)].filter((id) => store.get().lists[id] !== undefined);
    // After a failure the cards stay as they are; reconnecting rereads them.
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
      viewports.set(stageId, view);
      void fill(stageId);
    },
    viewportOf,
    retry(stageId) {
      store.dispatch({ type: "loadFailed", stageId, hasFailed: false });
      void fill(stageId);
    },
    async ensureLoaded(stageId, index) {
      const loaded = () => store.get().shown[stageId]?.[index] ?? undefined;
      if (loaded() === undefined)
        await read(stageId, Math.max(0, index - OVERSCAN), 2 * OVERSCAN).catch(() => false);
      return loaded();
    },
    reread,
    rereadSoon,
  };
}

const SETTLE_MS = 150;
