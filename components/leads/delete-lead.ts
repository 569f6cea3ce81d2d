import { toast } from "sonner";
import { showFailure } from "@/components/forms/show-failure";
import { ApiError } from "@/lib/client/api-error";
import { deleteLead, restoreLead } from "@/lib/client/leads";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import { isLead } from "./is-lead";

/**
 * Deletes a lead and offers to undo it in a toast. Shows the reason if the server refuses, and calls
 * `onChanged` with the lead as it is now if another user has changed it.
 */
export async function deleteLeadWithUndo(
  lead: LeadRecord,
  onGone: (lead: LeadRecord) => void,
  onBack: (lead: LeadRecord) => void,
  onChanged: (lead: LeadRecord) => void,
): Promise<void> {
  const undo = async () => {
    try {
      onBack(await restoreLead(lead.id));
      toast.success(`${lead.name} restored`);
    } catch (error) {
      showFailure(
        error,
        `${lead.name} couldn’t be restored`,
        `${lead.name} may have been restored`,
      );
    }
  };
  try {
    await deleteLead(lead.id, lead.lock_version);
    onGone(lead);
    toast(`${lead.name} was deleted`, {
      duration: 10_000,
      action: { label: "Undo", onClick: () => void undo() },
    });
  } catch (error) {
    if (error instanceof ApiError && isLead(error.body.lead)) onChanged(error.body.lead);
    showFailure(error, `${lead.name} couldn’t be deleted`, `${lead.name} may have been deleted`);
  }
}
