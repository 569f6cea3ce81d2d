import type { Changes } from "@/components/board/state/board-model";
import type { BoardStore } from "@/components/board/state/board-store";
import { stageOfCard } from "@/components/board/state/card-lists";
import { isFiltered } from "@/components/filters/is-filtered";
import { findOpportunity } from "@/lib/client/opportunities";
import type { LiveChange } from "@/lib/domain/live-feed/schema";
import type { BoardSync } from "./board-sync";
import { stagesOfAnotherLength } from "./board-totals";
import { isActivity, isOpportunity } from "./live-record";

type LiveChangeApplier = {
  /**
   * Applies changes of opportunities together, then rereads the visible part of every stage they
   * touched.
   */
  applyOpportunities: (messages: readonly LiveChange[]) => void;
  /** Rereads the cards that show the changed account or activity. */
  applyOther: (message: LiveChange) => void;
};

/**
 * Applies live changes to a board. Changes that the board already shows, such as its own, are
 * skipped.
 */
export function createLiveChangeApplier(store: BoardStore, sync: BoardSync): LiveChangeApplier {
  let totalsTimer: ReturnType<typeof setTimeout> | undefined;

  async function rereadCard(id: string) {
    const record = await findOpportunity(id).catch(() => undefined);
    const changes = { records: record ? [record] : [], arrived: new Set<string>(), deleted: [] };
    if (draggedCardId(store) !== id) store.dispatch({ type: "recordsChanged", changes });
  }

  function refreshTotalsSoon() {
    if (totalsTimer !== undefined) return;
    totalsTimer = setTimeout(() => {
      totalsTimer = undefined;
      void sync.refreshTotals();
    }, TOTALS_DELAY_MS);
  }

  return {
    applyOpportunities(messages) {
      const news = messages.filter((message) => !isKnown(store, message));
      if (news.length === 0) return;
      const touched = news.flatMap((message) => stagesTouchedBy(store, message));
      store.dispatch({ type: "recordsChanged", changes: changesOf(news) });
      if (isFiltered(store.get().filter)) refreshTotalsSoon();
      else {
        const stages = news.flatMap((message) => message.stages).reverse();
        store.dispatch({ type: "stageTotalsLoaded", stages });
        sync.renewTotals();
      }
      sync.rereadSoon([...touched, ...stagesOfAnotherLength(store.get())]);
    },
    applyOther({ record_type, record }) {
      const { lists } = store.get();
      if (record_type === "account") sync.rereadSoon(Object.keys(lists));
      if (record_type !== "activity") return;
      const cardId = isActivity(record) ? record.opportunity_id : undefined;
      if (cardId === undefined) sync.rereadSoon(Object.keys(lists));
      else if (stageOfCard(lists, cardId) !== undefined) void rereadCard(cardId);
    },
  };
}

/** The card being dragged with the pointer or moved with the keyboard. */
export function draggedCardId(store: BoardStore): string | undefined {
  const { drag, keyboardDrag } = store.get();
  return drag?.cardId ?? keyboardDrag?.cardId;
}

const TOTALS_DELAY_MS = 100;

function isKnown(store: BoardStore, { record_id, record }: LiveChange): boolean {
  const { cards, deleted, lists } = store.get();
  if (!isOpportunity(record)) return deleted.has(record_id);
  const card = cards[record_id];
  return (
    card?.lock_version === record.lock_version &&
    stageOfCard(lists, record_id) === record.pipeline_stage_id
  );
}

function stagesTouchedBy(
  store: BoardStore,
  { record_id, record, changes, action }: LiveChange,
): string[] {
  const { lists, filter } = store.get();
  const from = changes.pipeline_stage_id?.[0];
  const listed = stageOfCard(lists, record_id);
  const isMove = action !== "update" || from !== undefined || !listed || isFiltered(filter);
  const to = isOpportunity(record) ? record.pipeline_stage_id : undefined;
  return isMove ? [from, listed, to].filter((id) => typeof id === "string") : [];
}

function changesOf(messages: readonly LiveChange[]): Changes {
  const last = new Map(messages.map((message) => [message.record_id, message]));
  const records = [...last.values()].map(({ record }) => record).filter(isOpportunity);
  const deleted = [...last.values()]
    .filter(({ record }) => record === null)
    .map(({ record_id }) => record_id);
  const arrived = messages.filter(
    ({ action, changes }) =>
      action === "create" || action === "restore" || changes.pipeline_stage_id !== undefined,
  );
  return { records, deleted, arrived: new Set(arrived.map(({ record_id }) => record_id)) };
}
