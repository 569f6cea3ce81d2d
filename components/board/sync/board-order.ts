import type { BoardStore } from "@/components/board/state/board-store";
import type { ShownOrder } from "@/components/opportunities/shown-order";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import type { BoardSync } from "./board-sync";

type ListedPosition = { stageId: string; index: number };

/**
 * Returns the order of a board's cards as a user reads them: down each column, column by column.
 */
export function boardOrder(
  store: BoardStore,
  sync: Pick<BoardSync, "ensureLoaded">,
  stages: readonly StageRecord[],
): ShownOrder {
  const neighbours = (id: string) => neighboursOf(store.get().shown, stages, id);
  const cardAt = (position: ListedPosition | null) => {
    if (!position) return null;
    const { shown, cards } = store.get();
    const card = cards[shown[position.stageId]?.[position.index] ?? ""];
    return card && { public_id: card.public_id, name: card.name };
  };
  return {
    subscribe: store.subscribe,
    around(id) {
      const beside = neighbours(id);
      return beside && { previous: cardAt(beside.previous), next: cardAt(beside.next) };
    },
    load(id) {
      for (const position of Object.values(neighbours(id) ?? {})) {
        if (position && !cardAt(position)) void sync.ensureLoaded(position.stageId, position.index);
      }
    },
  };
}

function neighboursOf(
  shown: Readonly<Record<string, readonly (string | null)[]>>,
  stages: readonly StageRecord[],
  id: string,
) {
  const filled = stages
    .map((stage) => stage.id)
    .filter((stageId) => (shown[stageId] ?? []).length > 0);
  const at = filled.findIndex((stageId) => shown[stageId]?.includes(id));
  const stageId = filled[at];
  if (stageId === undefined) return undefined;
  const list = shown[stageId] ?? [];
  const index = list.indexOf(id);
  const [before, after] = [filled[at - 1], filled[at + 1]];
  const last = (stage: string | undefined) =>
    stage && { stageId: stage, index: (shown[stage]?.length ?? 0) - 1 };
  const previous: ListedPosition | null =
    (index > 0 ? { stageId, index: index - 1 } : last(before)) || null;
  const next: ListedPosition | null =
    index + 1 < list.length
      ? { stageId, index: index + 1 }
      : after !== undefined
        ? { stageId: after, index: 0 }
        : null;
  return { previous, next };
}
