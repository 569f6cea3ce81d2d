import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { readNeighbours } from "./sql/positions";
import type { UndoStep } from "./sql/undo-entries";
import type { BulkRow } from "./sql/write-bulk";

/** The steps that undo the rows; to be called before the rows are written. */
export async function undoSteps(tx: Db, actor: Actor, rows: BulkRow[]): Promise<UndoStep[]> {
  const leaving = rows.filter(
    ({ values, isDeleted }) => isDeleted || values.pipeline_stage_id !== undefined,
  );
  const neighbours = await readNeighbours(
    tx,
    actor,
    leaving.map(({ before }) => before.id),
  );
  return rows.map(({ before }) => {
    const beside = neighbours.get(before.id);
    return {
      before,
      lock_version: before.lock_version + 1,
      left_place: beside !== undefined,
      previous_id: beside?.previous_id ?? null,
      next_id: beside?.next_id ?? null,
    };
  });
}
