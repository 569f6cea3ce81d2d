import { toast } from "sonner";
import { refreshOpportunity } from "@/components/activities/activity-actions";
import { showFailure } from "@/components/forms/show-failure";
import { restoreActivity } from "@/lib/client/activities";
import { accounts, contacts } from "@/lib/client/customers";
import { restoreLead } from "@/lib/client/leads";
import { restoreOpportunity } from "@/lib/client/opportunities";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { TrashedRecord } from "@/lib/domain/trash/schema";

/**
 * Restores a deleted record and shows where it is, or why it failed. Resolves to whether it was
 * restored.
 */
export async function restoreWithWord(record: TrashedRecord): Promise<boolean> {
  const { name } = record;
  try {
    toast.success(`${name} restored`, { description: await restore(record), duration: 6_000 });
    return true;
  } catch (error) {
    showFailure(error, `${name} couldn’t be restored`, `${name} may have been restored`);
    return false;
  }
}

async function restore({
  record_type,
  public_id,
  stage_id,
  merged_into,
}: TrashedRecord): Promise<string> {
  switch (record_type) {
    case "account":
      await accounts.restore(public_id);
      return merged_into ? STAYS : RETURNS;
    case "contact":
      await contacts.restore(public_id);
      return merged_into ? STAYS : RETURNS;
    case "lead":
      await restoreLead(public_id);
      return "It is in the list of leads again.";
    case "activity":
      await refreshOpportunity(await restoreActivity(public_id));
      return "It is in its timeline and on its owner’s day again.";
    case "opportunity": {
      const opportunity = await restoreOpportunity(public_id);
      publishOpportunityChange({ kind: "restored", opportunity });
      const { stage, pipeline_stage_id } = opportunity;
      return pipeline_stage_id === stage_id
        ? `It is now at the end of ${stage}.`
        : `Its stage no longer exists, so it is now at the end of ${stage} in the default pipeline.`;
    }
  }
}

const RETURNS = "Its linked records are linked again.";
const STAYS = "Records moved by the merge stay where they are.";
