import { toast } from "sonner";
import { errorMessage } from "@/components/forms/error-message";
import { deleteLead, restoreLead } from "@/lib/client/leads";
import type { LeadRecord } from "@/lib/domain/leads/schema";

/** Deletes a lead and offers to undo it in a toast. Shows the reason if the server refuses. */
export async function deleteLeadWithUndo(
  lead: LeadRecord,
  onGone: (lead: LeadRecord) => void,
  onBack: (lead: LeadRecord) => void,
): Promise<void> {
  const undo = async () => {
    try {
      onBack(await restoreLead(lead.id));
      toast.success(`${lead.name} restored`);
    } catch (error) {
      toast.error(`${lead.name} couldn’t be restored`, { description: errorMessage(error) });
    }
  };
  try {
    await deleteLead(lead.id);
    onGone(lead);
    toast(`${lead.name} was deleted`, {
      duration: 10_000,
      action: { label: "Undo", onClick: () => void undo() },
    });
  } catch (error) {
    toast.error(`${lead.name} couldn’t be deleted`, { description: errorMessage(error) });
  }
}
