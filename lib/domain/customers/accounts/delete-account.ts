import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { notFound } from "@/lib/domain/errors";
import { readAccount } from "./queries";

/**
 * Deletes an account, softly. Its contacts and opportunities are not written: their link reads as null until it is
 * restored (api.md 3.2). Throws `not_found`, `forbidden`.
 */
export async function deleteAccount(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  await transaction(actor, async (tx) => {
    const { id: recordId, public_id, name } = await readAccount(tx, organizationId, id);
    const now = new Date();
    const { count } = await tx.account.updateMany({
      where: { organizationId, id: recordId, deletedAt: null },
      data: { deletedAt: now, updatedAt: now, lockVersion: { increment: 1 } },
    });
    if (count === 0) throw notFound();
    await appendChanges(tx, actor, [
      {
        record_type: "account",
        record_id: recordId,
        public_id,
        action: "delete",
        changes: { name: [name, null] },
      },
    ]);
  });
}
