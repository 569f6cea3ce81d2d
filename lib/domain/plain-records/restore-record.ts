import { type Db, transaction } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { fieldChanges } from "@/lib/domain/change-events/compare";
import { DomainError } from "@/lib/domain/errors";
import { type IfMatch, isStale, stale } from "@/lib/domain/if-match";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import type { PlainInput, PlainKind, PlainRecord } from "./kind";

/**
 * Restores a deleted record with its links; returns a live one unchanged. `ifMatch` lists the versions
 * it may have. Throws `not_found`, `stale`.
 */
export async function restoreRecord<
  Kept extends PlainRecord,
  Create extends PlainInput,
  Update extends PlainInput,
>(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  kind: PlainKind<Kept, Create, Update>,
  id: string,
  ifMatch?: IfMatch,
): Promise<Kept> {
  const { organizationId } = actor;
  return retryOnConflict(() =>
    transaction(actor, async (tx) => {
      const { record, shown } = await kind.identify(tx, organizationId, id);
      const { id: recordId, public_id, lock_version: lockVersion } = record;
      const isChanged = isStale(ifMatch, lockVersion);
      if (isChanged) throw stale(kind.type, await readLive(tx, organizationId, kind, recordId));
      const { count } = await kind.update(
        tx,
        {
          organizationId,
          id: recordId,
          deletedAt: { not: null },
          ...(ifMatch && { lockVersion }),
        },
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
      const restored = await kind.read(tx, organizationId, recordId);
      // Another request restored or changed it after its version was compared.
      if (ifMatch && count === 0 && restored.lock_version !== lockVersion)
        throw new WriteConflict();
      return restored;
    }),
  );
}

/** The record for a `stale` error; undefined if it is deleted. */
async function readLive<
  Kept extends PlainRecord,
  Create extends PlainInput,
  Update extends PlainInput,
>(
  tx: Db,
  organizationId: string,
  kind: PlainKind<Kept, Create, Update>,
  id: string,
): Promise<Kept | undefined> {
  return kind.read(tx, organizationId, id).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "not_found") return undefined;
    throw error;
  });
}
