import { transaction } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { notFound } from "@/lib/domain/errors";
import { assertVersion, type IfMatch } from "@/lib/domain/if-match";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import type { PlainInput, PlainKind, PlainRecord } from "./kind";

/**
 * Soft-deletes a record. Records that link to it are not written: their link reads as null until it
 * is restored. `ifMatch` lists the versions it may have. Throws `not_found`, `stale`.
 */
export async function deleteRecord<
  Kept extends PlainRecord,
  Create extends PlainInput,
  Update extends PlainInput,
>(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  kind: PlainKind<Kept, Create, Update>,
  id: string,
  ifMatch?: IfMatch,
): Promise<void> {
  const { organizationId } = actor;
  await retryOnConflict(() =>
    transaction(actor, async (tx) => {
      const { record, shown } = await kind.identify(tx, organizationId, id);
      const { id: recordId, public_id } = record;
      const expected = ifMatch && (await kind.read(tx, organizationId, recordId));
      if (expected) assertVersion(ifMatch, kind.type, expected);
      const now = new Date();
      const { count } = await kind.update(
        tx,
        {
          organizationId,
          id: recordId,
          deletedAt: null,
          ...(expected && { lockVersion: expected.lock_version }),
        },
        {},
        { deletedAt: now, updatedAt: now, lockVersion: { increment: 1 } },
      );
      if (count === 0) throw expected ? new WriteConflict() : notFound();
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
    }),
  );
}
