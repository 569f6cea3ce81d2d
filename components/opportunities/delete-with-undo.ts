import { showFailure } from "@/components/forms/show-failure";
import { pushUndo } from "@/components/undo/undo-stack";
import { deleteOpportunity, restoreOpportunity } from "@/lib/client/opportunities";
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
  pushUndo({ name, record, undone, undo: () => undoDeletion(public_id) }, `${name} was deleted`);
  return true;
}

async function undoDeletion(id: string): Promise<number> {
  const restored = await restoreOpportunity(id, { to_former_place: true });
  publishOpportunityChange({ kind: "restored", opportunity: restored });
  return restored.lock_version;
}
