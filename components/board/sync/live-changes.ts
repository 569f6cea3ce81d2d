import type { BoardStore } from "@/components/board/state/board-store";
import type { LiveChange } from "@/lib/domain/live-feed/schema";
import { createLiveChangeApplier, draggedCardId } from "./apply-live-changes";
import type { BoardSync } from "./board-sync";
import { describeChange } from "./live-record";

export type LiveChanges = {
  /** Takes one change from the live feed. */
  receive: (message: LiveChange) => void;
  /** Rereads everything in view. */
  refresh: () => void;
  /** The last known change of a card: `Marcus Bell moved it to Won`. */
  lastChangeOf: (cardId: string) => string | undefined;
};

/**
 * Brings other users' changes onto a board. Changes that arrive together are applied together. A
 * flood of changes, such as an import, is read once it is over. Changes of a card that is being
 * dragged are deferred until the drop.
 */
export function createLiveChanges(
  store: BoardStore,
  sync: BoardSync,
  onPageChanged: () => void,
): LiveChanges {
  const applier = createLiveChangeApplier(store, sync);
  const applied = new Map<string, string>();
  let waiting: LiveChange[] = [];
  let deferred: LiveChange[] = [];
  let isPageOutdated = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flood: ReturnType<typeof setTimeout> | undefined;

  store.subscribe(() => {
    if ((deferred.length > 0 || isPageOutdated) && !draggedCardId(store)) schedule();
  });

  function schedule() {
    if (timer === undefined) timer = setTimeout(apply, GATHER_MS);
  }

  function apply() {
    timer = undefined;
    const card = draggedCardId(store);
    const messages = [...deferred, ...waiting];
    waiting = [];
    deferred = card === undefined ? [] : messages.filter(({ record_id }) => record_id === card);
    const now = messages.filter((message) => !deferred.includes(message));
    if (now.some(({ record_type }) => PAGE_RECORDS.has(record_type))) isPageOutdated = true;
    if (isPageOutdated && card === undefined) {
      isPageOutdated = false;
      onPageChanged();
    }
    if (now.length > FLOOD || flood) return waitForQuiet();
    const opportunities = now.filter(({ record_type }) => record_type === "opportunity");
    for (const message of opportunities) applied.set(message.record_id, describeChange(message));
    applier.applyOpportunities(opportunities);
    for (const message of now) applier.applyOther(message);
  }

  function waitForQuiet() {
    clearTimeout(flood);
    flood = setTimeout(() => {
      flood = undefined;
      refresh();
    }, QUIET_MS);
  }

  function refresh() {
    sync.rereadSoon(Object.keys(store.get().lists));
    void sync.refreshTotals();
  }

  return {
    receive(message) {
      waiting.push(message);
      schedule();
    },
    refresh,
    lastChangeOf(cardId) {
      const unseen = [...waiting, ...deferred].findLast(({ record_id }) => record_id === cardId);
      return unseen ? describeChange(unseen) : applied.get(cardId);
    },
  };
}

const GATHER_MS = 20;
const QUIET_MS = 400;
const FLOOD = 60;

/** Records that the page around the cards shows. */
const PAGE_RECORDS: ReadonlySet<string> = new Set(["pipeline", "stage", "organization", "member"]);
