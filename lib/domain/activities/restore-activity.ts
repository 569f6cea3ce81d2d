import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { identifyActivity, readActivity } from "./queries";
import type { ActivityRecord } from "./schema";

/** Brings a deleted activity back, with its links. A live one is answered as it is. Throws `not_found`, `forbidden`. */
export async function restoreActivity(actor: Actor, id: string): Promise<ActivityRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  return transaction(actor, async (tx) => {
    const {
      id: recordId,
      public_id,
      subject,
      opportunity_id,
    } = await identifyActivity(tx, organizationId, id);
    const { count } = await tx.activity.updateMany({
      where: { organizationId, id: recordId, deletedAt: { not: null } },
      data: { deletedAt: null, updatedAt: new Date(), lockVersion: { increment: 1 } },
    });
    if (count > 0) {
      await appendChanges(tx, actor, [
        {
          record_type: "activity",
          record_id: recordId,
          public_id,
          action: "restore",
          changes: {
            subject: [null, subject],
            ...(opportunity_id && { opportunity_id: [null, opportunity_id] }),
          },
        },
      ]);
    }
    return readActivity(tx, organizationId, recordId);
  });
}
