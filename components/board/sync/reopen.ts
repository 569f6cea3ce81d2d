import type { BoardStore } from "@/components/board/state/board-store";
import { positionAt } from "@/components/board/state/card-lists";
import { listHistory } from "@/lib/client/change-events";
import type { ChangeEventRecord } from "@/lib/domain/change-events/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import type { BoardSync } from "./board-sync";

/**
 * Moves a won or lost card to the top of the stage it was closed from, else of the first open
 * stage.
 */
export async function reopen(
  store: BoardStore,
  sync: BoardSync,
  card: OpportunityRecord,
): Promise<void> {
  const history = await listHistory(card.id).catch(() => []);
  const { stages, shown } = store.get();
  const stage = stageBeforeClosing(history, card.pipeline_stage_id, stages);
  if (stage) sync.move(card.id, positionAt(shown, card.id, stage.id, 0));
}

/**
 * Returns the open stage that a closed card came from, even by way of other closed stages; else the
 * first open one.
 */
export function stageBeforeClosing(
  history: readonly ChangeEventRecord[],
  closedIn: string,
  stages: readonly StageRecord[],
): StageRecord | undefined {
  const open = stages.filter(({ stage_type }) => stage_type === "open");
  let stageId: unknown = closedIn;
  // A move that was taken back is as if it had not been made.
  const undone = new Set(history.map(({ undoes }) => undoes));
  const standing = history.filter(({ id, undoes }) => undoes === null && !undone.has(id));
  for (const { changes } of standing.toReversed()) {
    const [before, after] = changes.pipeline_stage_id ?? [];
    if (after !== stageId) continue;
    const found = open.find(({ id }) => id === before);
    if (found) return found;
    stageId = before;
  }
  return open[0];
}
