import { toast } from "sonner";
import { errorMessage } from "@/components/forms/error-message";
import { pushUndo } from "@/components/undo/undo-stack";
import { deleteOpportunity, moveOpportunity, restoreOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

/** Deletes it and offers to undo that; says why when it is refused. Resolves to whether it is gone. */
export async function deleteWithUndo(opportunity: OpportunityRecord): Promise<boolean> {
  const { id, public_id, name, lock_version } = opportunity;
  try {
    await deleteOpportunity(public_id);
  } catch (error) {
    toast.error(`${name} was not deleted`, { description: errorMessage(error) });
    return false;
  }
  publishOpportunityChange({ kind: "deleted", opportunity });
  const record = { id, before: lock_version, after: lock_version + 1 };
  pushUndo({ name, record, undo: () => bringBack(opportunity) }, `${name} was deleted`);
  return true;
}

// A restored one stands at the end of its stage: from there it goes back to where it stood.
async function bringBack({
  public_id,
  pipeline_stage_id,
  stage_position,
}: OpportunityRecord): Promise<number> {
  const restored = await restoreOpportunity(public_id);
  const isElsewhere =
    restored.pipeline_stage_id !== pipeline_stage_id || restored.stage_position <= stage_position;
  const there = isElsewhere
    ? restored
    : await moveOpportunity(
        public_id,
        { pipeline_stage_id, stage_position },
        restored.lock_version,
      ).catch(() => restored);
  publishOpportunityChange({ kind: "restored", opportunity: there });
  return there.lock_version;
}
