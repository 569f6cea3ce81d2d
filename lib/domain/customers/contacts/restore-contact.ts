import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { identifyContact, readContact } from "./queries";
import type { ContactRecord } from "./schema";

/** Brings a deleted contact back, and with it its links. A live one is answered as it is. Throws `not_found`, `forbidden`. */
export async function restoreContact(actor: Actor, id: string): Promise<ContactRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  return transaction(actor, async (tx) => {
    const { id: recordId, public_id, name } = await identifyContact(tx, organizationId, id);
    const { count } = await tx.contact.updateMany({
      where: { organizationId, id: recordId, deletedAt: { not: null } },
      data: { deletedAt: null, updatedAt: new Date(), lockVersion: { increment: 1 } },
    });
    if (count > 0) {
      await appendChanges(tx, actor, [
        {
          record_type: "contact",
          record_id: recordId,
          public_id,
          action: "restore",
          changes: { name: [null, name] },
        },
      ]);
    }
    return readContact(tx, organizationId, recordId);
  });
}
