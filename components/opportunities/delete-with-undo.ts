import { showFailure } from "@/components/forms/show-failure";
import { pushUndo } from "@/components/undo/undo-stack";
import { deleteOpportunity, moveOpportunity, restoreOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

/**
 * Deletes an opportunity and offers undo, or shows why it failed. Resolves to whether it was
 * deleted.
 */
export async function deleteWithUndo(opportunity: OpportunityRecord): Promise<boolean> {
  const { id, public_id, name, lock_version } = opportunity;
  try {
    await deleteOpportunity(public_id, lock_version);
  } catch (error) {
    showFailure(error, `Couldn’t delete ${name}`, `${name} may have been deleted`);
    return false;
  }
  publishOpportunityChange({ kind: "deleted", opportunity });
  const record = { id, before: lock_version, after: lock_version + 1 };
  const undone = "Deletion undone";
  pushUndo({ name, record, undone, undo: () => undoDeletion(opportunity) }, `${name} was deleted`);
  return true;
}

// A restored opportunity is the last of its stage; this moves it back to its former position.
async function undoDeletion({
  public_id,
  pipeline_stage_id,
  stage_position,
}: OpportunityRecord): Promise<number> {
  const restored = await restoreOpportunity(public_id);
  const isElsewhere =
    restored.pipeline_stage_id !== pipeline_stage_id || restored.stage_position <= stage_position;
  const placed = isElsewhere
    ? restored
    : await moveOpportunity(
        public_id,
        { pipeline_stage_id, stage_position },
        restored.lock_version,
      ).catch(() => restored);
  publishOpportunityChange({ kind: "restored", opportunity: placed });
  return placed.lock_version;
}
