import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { identifyLead, readLead } from "./queries";
import type { LeadRecord } from "./schema";

/** Brings a deleted lead back. A live one is answered as it is. Throws `not_found`, `forbidden`. */
export async function restoreLead(actor: Actor, id: string): Promise<LeadRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  return transaction(actor, async (tx) => {
    const { id: recordId, public_id, name } = await identifyLead(tx, organizationId, id);
    const { count } = await tx.lead.updateMany({
      where: { organizationId, id: recordId, deletedAt: { not: null } },
      data: { deletedAt: null, updatedAt: new Date(), lockVersion: { increment: 1 } },
    });
    if (count > 0) {
      await appendChanges(tx, actor, [
        {
          record_type: "lead",
          record_id: recordId,
          public_id,
          action: "restore",
          changes: { name: [null, name] },
        },
      ]);
    }
    return readLead(tx, organizationId, recordId);
  });
}
