import { transaction } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { fieldChanges } from "@/lib/domain/change-events/compare";
import type { PlainInput, PlainKind, PlainRecord } from "./kind";

/** Restores a deleted record with its links; returns a live one unchanged. Throws `not_found`. */
export async function restoreRecord<
  Kept extends PlainRecord,
  Create extends PlainInput,
  Update extends PlainInput,
>(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  kind: PlainKind<Kept, Create, Update>,
  id: string,
): Promise<Kept> {
  const { organizationId } = actor;
  return transaction(actor, async (tx) => {
    const record = await kind.identify(tx, organizationId, id);
    const { id: recordId, public_id, ...shown } = record;
    const { count } = await kind.update(
      tx,
      { organizationId, id: recordId, deletedAt: { not: null } },
      {},
      { deletedAt: null, updatedAt: new Date(), lockVersion: { increment: 1 } },
    );
    if (count > 0) {
      await appendChanges(tx, actor, [
        {
          record_type: kind.type,
          record_id: recordId,
          public_id,
          action: "restore",
          changes: fieldChanges(shown),
        },
      ]);
    }
    return kind.read(tx, organizationId, recordId);
  });
}
