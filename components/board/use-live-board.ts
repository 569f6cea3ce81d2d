import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { toast } from "sonner";
import type { BoardFilter } from "@/lib/client/opportunities";
import { subscribe } from "@/lib/client/opportunity-events";
import type { OpportunitySummary } from "@/lib/domain/opportunities/schema";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";
import type { BoardModel } from "./board-context";
import type { ColumnPage } from "./board-state";
import { type BoardStore, createBoardStore } from "./board-store";
import { type BoardSync, createBoardSync } from "./board-sync";
import { initialBoardState } from "./initial-board-state";

type Start = { pipeline: PipelineRecord; filter: BoardFilter; columns: ColumnPage[]; summary: OpportunitySummary };
type Shared = { store: BoardStore; sync: BoardSync; wasLeft: boolean };

// By the data a page was rendered with: Back may show that page again, and what was dropped on it since must hold.
const boards = new WeakMap<ColumnPage[], Shared>();

/** The board's state, kept in step with the server, with what the server renders anew, and with the rest of the window. */
export function useLiveBoard(start: Start): Pick<BoardModel, "store" | "sync"> {
  const router = useRouter();
  const [shared] = useState(() => boards.get(start.columns) ?? open(start));
  const { store, sync } = shared;
  const { columns, summary } = start;

  useEffect(() => {
    if (boards.get(columns) === shared) return;
    boards.set(columns, shared);
    store.dispatch({ type: "refreshed", columns });
    store.dispatch({ type: "totalled", summary });
  }, [columns, summary, shared, store]);

  useEffect(() => {
    if (shared.wasLeft) router.refresh();
    return () => {
      shared.wasLeft = true;
    };
  }, [shared, router]);

  useEffect(
    () =>
      subscribe((event) => {
        store.dispatch({ type: "changed", event });
        void sync.refreshTotals();
      }),
    [store, sync],
  );

  return useMemo(() => ({ store, sync }), [store, sync]);
}

function open({ pipeline, filter, columns, summary }: Start): Shared {
  const store = createBoardStore(
    initialBoardState({ pipelineId: pipeline.id, filter, stages: pipeline.stages, columns, summary }),
  );
  const sync = createBoardSync(store, ({ name }, reason) =>
    toast.error(`${name} was not moved`, { description: reason }),
  );
  const shared = { store, sync, wasLeft: false };
  boards.set(columns, shared);
  return shared;
}
