import { db, transaction } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { differing, fieldChanges } from "@/lib/domain/change-events/compare";
import { invalid } from "@/lib/domain/errors";
import { assertVersion, type IfMatch } from "@/lib/domain/if-match";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { lockReferences } from "@/lib/domain/references/sql/lock-references";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import type { PlainInput, PlainKind, PlainRecord } from "./kind";

/**
 * Changes the sent fields of a record and returns it; writes nothing when none differs. `ifMatch` is
 * the version the record must have. Throws `not_found`, `invalid` listing every invalid
 * field, and `stale` with the current record.
 */
export async function updateRecord<
  Kept extends PlainRecord,
  Create extends PlainInput,
  Update extends PlainInput,
>(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  kind: PlainKind<Kept, Create, Update>,
  id: string,
  input: Update,
  ifMatch?: IfMatch,
): Promise<Kept> {
  const { organizationId } = actor;
  return retryOnConflict(async () => {
    const before = await kind.read(db(actor), organizationId, id);
    const { ids, issues } = await resolveReferences(actor, input);
    if (kind.issues) issues.push(...kind.issues(before, input));
    if (issues.length > 0) throw invalid(...issues);
    assertVersion(ifMatch, kind.type, before);
    const values: Partial<Update> = differing(before, { ...input, ...ids });
    if (Object.keys(values).length === 0) return before;
    return transaction(actor, async (tx) => {
      await lockReferences(tx, organizationId, values);
      const { count } = await kind.update(
        tx,
        { organizationId, id: before.id, lockVersion: before.lock_version, deletedAt: null },
        values,
        { lockVersion: { increment: 1 }, updatedAt: new Date() },
      );
      if (count === 0) throw new WriteConflict();
      await appendChanges(tx, actor, [
        {
          record_type: kind.type,
          record_id: before.id,
          public_id: before.public_id,
          action: "update",
          changes: fieldChanges(values, before),
        },
      ]);
      return kind.read(tx, organizationId, before.id);
    });
  });
}
