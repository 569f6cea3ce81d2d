import type { BoardStore } from "@/components/board/state/board-store";
import type { ShownOrder } from "@/components/opportunities/shown-order";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import type { BoardSync } from "./board-sync";

type ListedPosition = { stageId: string; index: number };

/** The cards of a board as one reads it: down each column, column by column. */
export function boardOrder(
  store: BoardStore,
  sync: Pick<BoardSync, "ensureLoaded">,
  stages: readonly StageRecord[],
): ShownOrder {
  const places = (id: string) => neighboursOf(store.get().shown, stages, id);
  const at = (place: ListedPosition | null) => {
    if (!place) return null;
    const { shown, cards } = store.get();
    const card = cards[shown[place.stageId]?.[place.index] ?? ""];
    return card && { public_id: card.public_id, name: card.name };
  };
  return {
    subscribe: store.subscribe,
    around(id) {
      const beside = places(id);
      return beside && { previous: at(beside.previous), next: at(beside.next) };
    },
    load(id) {
      for (const place of Object.values(places(id) ?? {})) {
        if (place && !at(place)) void sync.ensureLoaded(place.stageId, place.index);
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
