import type { BoardStore } from "@/components/board/state/board-store";
import { pushUndo } from "@/components/undo/undo-stack";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { formatMoney } from "@/lib/format";
import type { ConfirmedMove } from "./board-listener";
import type { BoardSync } from "./board-sync";

/**
 * Offers to undo a confirmed move. The undo takes it back exactly: stage, position, time of entry and
 * closing.
 */
export function rememberMove(
  store: BoardStore,
  sync: BoardSync,
  { from, before, after, written, isRevert }: ConfirmedMove,
): void {
  if (isRevert || !written) return;
  const { id, name, amount, currency } = after;
  const step = {
    name,
    undone: "Move undone",
    record: written,
    undo: async (version: number) =>
      (await sync.revertMove(id, from, { id: written.id, ifMatch: version })).lock_version,
  };
  const hasStatusChanged = after.status !== before.status;
  if (hasStatusChanged && after.status === "won") {
    store.dispatch({ type: "dealWon", cardId: id });
    setTimeout(
      () => store.get().wonCardId === id && store.dispatch({ type: "dealWon", cardId: null }),
      1_600,
    );
    const title = amount ? `Won: ${name} · ${formatMoney(amount, currency)}` : `Won: ${name}`;
    pushUndo(step, { title, isSuccess: true });
    return;
  }
  const title = hasStatusChanged
    ? describeStatus(store, after)
    : `Moved to ${stageOf(store, after)}`;
  pushUndo(step, { title, description: name });
}

function describeStatus(store: BoardStore, card: OpportunityRecord): string {
  return card.status === "lost" ? "Marked as lost" : `Reopened in ${stageOf(store, card)}`;
}

function stageOf(store: BoardStore, { pipeline_stage_id }: OpportunityRecord): string {
  return store.get().stages.find(({ id }) => id === pipeline_stage_id)?.name ?? "";
}
