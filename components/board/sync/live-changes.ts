import type { Changes } from "@/components/board/state/board-model";
import type { BoardStore } from "@/components/board/state/board-store";
import { stageListing } from "@/components/board/state/card-lists";
import { isFiltered } from "@/components/filters/is-filtered";
import { findOpportunity } from "@/lib/client/opportunities";
import type { LiveChange } from "@/lib/domain/live-feed/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { BoardSync } from "./board-sync";
import { stagesOfAnotherLength } from "./board-totals";

export type LiveChanges = {
  take: (message: LiveChange) => void;
  /** Reads everything in sight again. */
  refresh: () => void;
  /** What was last done to a card by whom, where that is known: `Marcus Bell moved it to Won`. */
  lastDone: (cardId: string) => string | undefined;
};

/**
 * Brings what others do onto a board. What came at once is applied at once; a flood of changes, such as an import, is
 * waited out and then read in one go. Changes of a card that is in hand wait until it is let go of.
 */
export function createLiveChanges(
  store: BoardStore,
  sync: BoardSync,
  onPagesChanged: () => void,
): LiveChanges {
  const done = new Map<string, string>();
  let waiting: LiveChange[] = [];
  let held: LiveChange[] = [];
  let pageIsOld = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flood: ReturnType<typeof setTimeout> | undefined;
  let totals: ReturnType<typeof setTimeout> | undefined;

  store.subscribe(() => {
    if ((held.length > 0 || pageIsOld) && !draggedCardId()) schedule();
  });

  function draggedCardId(): string | undefined {
    const { drag, carry } = store.get();
    return drag?.cardId ?? carry?.cardId;
  }

  function schedule() {
    if (timer === undefined) timer = setTimeout(apply, GATHER_MS);
  }

  function apply() {
    timer = undefined;
    const card = draggedCardId();
    const messages = [...held, ...waiting];
    waiting = [];
    held = card === undefined ? [] : messages.filter(({ record_id }) => record_id === card);
    const now = messages.filter((message) => !held.includes(message));
    if (now.some(({ record_type }) => PAGE_RECORDS.has(record_type))) pageIsOld = true;
    if (pageIsOld && card === undefined) {
      pageIsOld = false;
      onPagesChanged();
    }
    if (now.length > FLOOD || flood) return waitOut();
    applyOpportunities(now.filter(({ record_type }) => record_type === "opportunity"));
    for (const message of now) applyOther(message);
  }

  function applyOpportunities(messages: LiveChange[]) {
    for (const message of messages) done.set(message.record_id, describeChange(message));
    const news = messages.filter((message) => !isKnown(message));
    if (news.length === 0) return;
    const touched = news.flatMap(stagesTouchedBy);
    store.dispatch({ type: "recordsChanged", changes: changesOf(news) });
    if (isFiltered(store.get().filter)) refreshTotalsSoon();
    else {
      store.dispatch({
        type: "stageTotalsLoaded",
        stages: news.flatMap(({ stages }) => stages).reverse(),
      });
      sync.renewTotals();
    }
    sync.rereadSoon([...touched, ...stagesOfAnotherLength(store.get())]);
  }

  // What this window did itself it knows already.
  function isKnown({ record_id, record }: LiveChange): boolean {
    const { cards, deleted, lists } = store.get();
    if (!isOpportunity(record)) return deleted.has(record_id);
    const card = cards[record_id];
    return (
      card?.lock_version === record.lock_version &&
      stageListing(lists, record_id) === record.pipeline_stage_id
    );
  }

  function stagesTouchedBy({ record_id, record, changes, action }: LiveChange): string[] {
    const { lists, filter } = store.get();
    const from = changes.pipeline_stage_id?.[0];
    const listed = stageListing(lists, record_id);
    const isMove = action !== "update" || from !== undefined || !listed || isFiltered(filter);
    const to = isOpportunity(record) ? record.pipeline_stage_id : undefined;
    return isMove ? [from, listed, to].filter((id) => typeof id === "string") : [];
  }

  function applyOther({ record_type, record }: LiveChange) {
    const { lists } = store.get();
    if (record_type === "account") sync.rereadSoon(Object.keys(lists));
    if (record_type !== "activity") return;
    const cardId = isActivity(record) ? record.opportunity_id : undefined;
    if (cardId === undefined) sync.rereadSoon(Object.keys(lists));
    else if (stageListing(lists, cardId) !== undefined) void readCard(cardId);
  }

  async function readCard(id: string) {
    const record = await findOpportunity(id).catch(() => undefined);
    const changes = { records: record ? [record] : [], arrived: new Set<string>(), deleted: [] };
    if (draggedCardId() !== id) store.dispatch({ type: "recordsChanged", changes });
  }

  function waitOut() {
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

  function refreshTotalsSoon() {
    if (totals !== undefined) return;
    totals = setTimeout(() => {
      totals = undefined;
      void sync.refreshTotals();
    }, TOTALS_MS);
  }

  return {
    take(message) {
      waiting.push(message);
      schedule();
    },
    refresh,
    lastDone: (cardId) => {
      const unseen = [...waiting, ...held].findLast(({ record_id }) => record_id === cardId);
      return unseen ? describeChange(unseen) : done.get(cardId);
    },
  };
}

const GATHER_MS = 20;
const TOTALS_MS = 100;
const QUIET_MS = 400;
const FLOOD = 60;

/** Records that the page around the cards shows. */
const PAGE_RECORDS: ReadonlySet<string> = new Set(["pipeline", "stage", "organization", "member"]);

function changesOf(messages: LiveChange[]): Changes {
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

function describeChange({ actor, action, changes, record }: LiveChange): string {
  const who = actor.name ?? "Somebody";
  if (record === null || action === "delete") return `${who} deleted it`;
  if (changes.pipeline_stage_id && isOpportunity(record))
    return `${who} moved it to ${record.stage}`;
  return `${who} changed it`;
}

type Shown = LiveChange["record"];

function isOpportunity(
  record: Shown | OpportunityRecord,
): record is OpportunityRecord & Record<string, unknown> {
  return record !== null && "stage_position" in record && "lock_version" in record;
}

function isActivity(record: Shown): record is { opportunity_id: string } {
  return typeof record?.opportunity_id === "string";
}
