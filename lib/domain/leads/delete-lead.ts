import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { notFound } from "@/lib/domain/errors";
import { readLead } from "./queries";

/** Deletes a lead, softly; what it was converted to stays. Throws `not_found`, `forbidden`. */
export async function deleteLead(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  await transaction(actor, async (tx) => {
    const { id: recordId, public_id, name } = await readLead(tx, organizationId, id);
    const now = new Date();
    const { count } = await tx.lead.updateMany({
      where: { organizationId, id: recordId, deletedAt: null },
      data: { deletedAt: now, updatedAt: now, lockVersion: { increment: 1 } },
    });
    if (count === 0) throw notFound();
    await appendChanges(tx, actor, [
      {
        record_type: "lead",
        record_id: recordId,
        public_id,
        action: "delete",
        changes: { name: [name, null] },
      },
    ]);
  });
}
