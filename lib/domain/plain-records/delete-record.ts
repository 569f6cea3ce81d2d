import { transaction } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { notFound } from "@/lib/domain/errors";
import type { PlainInput, PlainKind, PlainRecord } from "./kind";

/**
 * Soft-deletes a record. Records that link to it are not written: their link reads as null until it
 * is restored. Throws `not_found`.
 */
export async function deleteRecord<
  Kept extends PlainRecord,
  Create extends PlainInput,
  Update extends PlainInput,
>(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  kind: PlainKind<Kept, Create, Update>,
  id: string,
): Promise<void> {
  const { organizationId } = actor;
  await transaction(actor, async (tx) => {
    const record = await kind.identify(tx, organizationId, id);
    const { id: recordId, public_id, ...shown } = record;
    const now = new Date();
    const { count } = await kind.update(
      tx,
      { organizationId, id: recordId, deletedAt: null },
      {},
      { deletedAt: now, updatedAt: now, lockVersion: { increment: 1 } },
    );
    if (count === 0) throw notFound();
    const removed = Object.entries(shown).filter(([, value]) => value !== null);
    await appendChanges(tx, actor, [
      {
        record_type: kind.type,
        record_id: recordId,
        public_id,
        action: "delete",
        changes: Object.fromEntries(removed.map(([field, value]) => [field, [value, null]])),
      },
    ]);
  });
}
