import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { identifyAccount, readAccount } from "./queries";
import type { AccountRecord } from "./schema";

/** Brings a deleted account back, and with it its links. A live one is answered as it is. Throws `not_found`, `forbidden`. */
export async function restoreAccount(actor: Actor, id: string): Promise<AccountRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  return transaction(actor, async (tx) => {
    const { id: recordId, public_id, name } = await identifyAccount(tx, organizationId, id);
    const { count } = await tx.account.updateMany({
      where: { organizationId, id: recordId, deletedAt: { not: null } },
      data: { deletedAt: null, updatedAt: new Date(), lockVersion: { increment: 1 } },
    });
    if (count > 0) {
      await appendChanges(tx, actor, [
        {
          record_type: "account",
          record_id: recordId,
          public_id,
          action: "restore",
          changes: { name: [null, name] },
        },
      ]);
    }
    return readAccount(tx, organizationId, recordId);
  });
}
