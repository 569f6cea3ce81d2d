import type { BoardStore } from "@/components/board/state/board-store";
import { pushUndo } from "@/components/undo/undo-stack";
import type { ConfirmedMove } from "./board-listener";
import type { BoardSync } from "./board-sync";

/** Offers to undo a confirmed move. The undo restores the card's stage, position and lost reason. */
export function rememberMove(
  store: BoardStore,
  sync: BoardSync,
  { from, before, after, isRevert }: ConfirmedMove,
): void {
  if (isRevert) return;
  const { id, name } = after;
  const reverts = { position: before.stage_position, lostReason: before.lost_reason };
  const step = {
    name,
    record: { id, before: before.lock_version, after: after.lock_version },
    undo: async (version: number) =>
      (await sync.revertMove(id, from, { ...reverts, ifMatch: version })).lock_version,
  };
  const hasClosed = after.status !== before.status;
  if (hasClosed && after.status === "won") {
    store.dispatch({ type: "dealWon", cardId: id });
    setTimeout(
      () => store.get().wonCardId === id && store.dispatch({ type: "dealWon", cardId: null }),
      1_600,
    );
    pushUndo(step, `${name} is won`, { celebrates: true });
    return;
  }
  pushUndo(
    step,
    `${name} ${hasClosed ? sayOf(after.status) : "was moved"} · ${stageOf(store, after)}`,
  );
}

function sayOf(status: string): string {
  return status === "open" ? "is open again" : `is ${status}`;
}

function stageOf(store: BoardStore, { pipeline_stage_id }: ConfirmedMove["after"]): string {
  return store.get().stages.find(({ id }) => id === pipeline_stage_id)?.name ?? "";
}
