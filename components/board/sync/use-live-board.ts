import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { toast } from "sonner";
import type { ColumnPage } from "@/components/board/state/board-model";
import { type BoardStore, createBoardStore } from "@/components/board/state/board-store";
import { stageOfCard } from "@/components/board/state/card-lists";
import { initialBoardState } from "@/components/board/state/initial-board-state";
import { trackPending } from "@/components/undo/undo-stack";
import type { ApiError } from "@/lib/client/api-error";
import { followChanges } from "@/lib/client/event-stream";
import type { BoardFilter } from "@/lib/client/opportunities";
import { type OpportunityChangeEvent, subscribe } from "@/lib/client/opportunity-events";
import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import type { BoardModel } from "./board-context";
import type { ConfirmedMove } from "./board-listener";
import { type BoardSync, createBoardSync } from "./board-sync";
import { createLiveChanges, type LiveChanges } from "./live-changes";
import { rememberMove } from "./remember-move";

type BoardStart = {
  pipeline: PipelineRecord;
  filter: BoardFilter;
  columns: ColumnPage[];
  summary: OpportunitySummary;
  /** Id of the last change event that the columns include. */
  since: number;
};

const FRAME_MS = 20;

type Shared = {
  store: BoardStore;
  sync: BoardSync;
  live: LiveChanges;
  refreshPage: { now: () => void };
};

// Keyed by the rendered data: Back may show the same page again, which must include the drops made
// since.
const boards = new WeakMap<ColumnPage[], Shared>();

/**
 * Returns the board's state, kept in sync with the server, other users and the rest of the window.
 */
export function useLiveBoard(start: BoardStart): Pick<BoardModel, "store" | "sync"> {
  const router = useRouter();
  const [shared] = useState(() => boards.get(start.columns) ?? open(start));
  const { store, sync, live } = shared;
  const { pipeline, columns, summary, since } = start;

  useEffect(() => {
    if (boards.get(columns) === shared) return;
    boards.set(columns, shared);
    store.dispatch({ type: "refreshed", stages: pipeline.stages, columns, summary });
    live.refresh();
  }, [pipeline, columns, summary, shared, store, live]);

  useEffect(() => {
    shared.refreshPage.now = () => router.refresh();
  }, [shared, router]);

  useEffect(
    () => followChanges(since, { onChange: live.receive, onReset: live.refresh }),
    [live, since],
  );

  useEffect(() => subscribe((event) => follow(shared, event)), [shared]);

  return useMemo(() => ({ store, sync }), [store, sync]);
}

function open({ pipeline, filter, columns, summary }: BoardStart): Shared {
  const store = createBoardStore(
    initialBoardState({
      pipelineId: pipeline.id,
      filter,
      stages: pipeline.stages,
      columns,
      summary,
    }),
  );
  const refreshPage = { now: () => {} };
  const listener = {
    sending: trackPending,
    moved: (move: ConfirmedMove) => rememberMove(store, sync, move),
    refused: (card: OpportunityRecord, error: ApiError) => reportRefusal(card, error, live),
  };
  const sync: BoardSync = createBoardSync(store, listener, afterFrame);
  const live = createLiveChanges(store, sync, () => refreshPage.now());
  const shared = { store, sync, live, refreshPage };
  boards.set(columns, shared);
  return shared;
}

/** Resolves once a frame has been painted, or at once when the user leaves the page. */
function afterFrame(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("pagehide", done);
      resolve();
    };
    const timer = setTimeout(done, FRAME_MS);
    addEventListener("pagehide", done);
  });
}

/** Applies a change made by a form or a menu of this window. */
function follow({ store, sync }: Shared, { kind, opportunity }: OpportunityChangeEvent) {
  const { lists } = store.get();
  const { id, pipeline_stage_id } = opportunity;
  const changes = {
    records: kind === "deleted" ? [] : [opportunity],
    arrived: new Set(kind === "updated" ? [] : [id]),
    deleted: kind === "deleted" ? [id] : [],
  };
  const stages = [stageOfCard(lists, id), pipeline_stage_id].filter(
    (stageId) => stageId !== undefined,
  );
  store.dispatch({ type: "recordsChanged", changes });
  sync.rereadSoon(stages);
  void sync.refreshTotals();
}

function reportRefusal({ id, name }: OpportunityRecord, error: ApiError, live: LiveChanges) {
  const isTheirs = error.status === 404 || error.code === "conflict" || error.code === "stale";
  const change = isTheirs ? live.lastChangeOf(id) : undefined;
  const description = change
    ? `${change}.`
    : error.status === 404
      ? "Somebody deleted it."
      : error.detail;
  const title = error.isUnsure ? `${name} may have been moved` : `Couldn’t move ${name}`;
  toast.error(title, { description });
}
