import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { notFound } from "@/lib/domain/errors";
import { readContact } from "./queries";

/**
 * Deletes a contact, softly. Its opportunities are not written: their link reads as null until it is restored
 * (api.md 3.2). Throws `not_found`, `forbidden`.
 */
export async function deleteContact(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  await transaction(actor, async (tx) => {
    const { id: recordId, public_id, name } = await readContact(tx, organizationId, id);
    const now = new Date();
    const { count } = await tx.contact.updateMany({
      where: { organizationId, id: recordId, deletedAt: null },
      data: { deletedAt: now, updatedAt: now, lockVersion: { increment: 1 } },
    });
    if (count === 0) throw notFound();
    await appendChanges(tx, actor, [
      {
        record_type: "contact",
        record_id: recordId,
        public_id,
        action: "delete",
        changes: { name: [name, null] },
      },
    ]);
  });
}
