import { toast } from "sonner";
import { ApiError } from "@/lib/client/api-error";
import { deleteOpportunity, restoreOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

/** Deletes it and offers to undo that in a toast; says why when it is refused. Resolves to whether it is gone. */
export async function deleteWithUndo(opportunity: OpportunityRecord): Promise<boolean> {
  const { public_id, name } = opportunity;
  try {
    await deleteOpportunity(public_id);
  } catch (error) {
    toast.error(`${name} was not deleted`, { description: reasonOf(error) });
    return false;
  }
  publishOpportunityChange({ kind: "deleted", opportunity });
  toast(`${name} was deleted`, {
    duration: 10_000,
    action: { label: "Undo", onClick: () => void restore(opportunity) },
  });
  return true;
}

async function restore({ public_id, name }: OpportunityRecord) {
  try {
    publishOpportunityChange({ kind: "restored", opportunity: await restoreOpportunity(public_id) });
    toast.success(`${name} is back`);
  } catch (error) {
    toast.error(`${name} could not be restored`, { description: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof ApiError ? error.detail : "Something went wrong. Try again.";
}
