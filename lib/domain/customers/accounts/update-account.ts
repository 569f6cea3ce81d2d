import { db, transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { differing, fieldChanges } from "@/lib/domain/change-events/compare";
import { DomainError, invalid } from "@/lib/domain/errors";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import { accountColumns } from "./columns";
import { readAccount } from "./queries";
import type { AccountRecord, UpdateAccount } from "./schema";

/**
 * Changes the sent fields of an account; when none differs, nothing is written. `ifMatch` is the version it must have.
 * Throws `not_found`, `forbidden`, `invalid`, and `stale` with the current record.
 */
export async function updateAccount(
  actor: Actor,
  id: string,
  input: UpdateAccount,
  ifMatch?: number,
): Promise<AccountRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  return retryOnConflict(async () => {
    const before = await readAccount(db(actor), organizationId, id);
    const { ids, issues } = await resolveReferences(actor, { owner_user_id: input.owner_user_id });
    if (issues.length > 0) throw invalid(...issues);
    if (ifMatch !== undefined && ifMatch !== before.lock_version) {
      throw new DomainError("stale", "The account was changed since you read it", {
        current: { account: before },
      });
    }
    const values = differing(before, { ...input, owner_user_id: ids.owner_user_id });
    if (Object.keys(values).length === 0) return before;
    return transaction(actor, async (tx) => {
      const { count } = await tx.account.updateMany({
        where: { organizationId, id: before.id, lockVersion: before.lock_version, deletedAt: null },
        data: { ...accountColumns(values), lockVersion: { increment: 1 }, updatedAt: new Date() },
      });
      if (count === 0) throw new WriteConflict();
      const changes = fieldChanges(values, before);
      await appendChanges(tx, actor, [
        {
          record_type: "account",
          record_id: before.id,
          public_id: before.public_id,
          action: "update",
          changes,
        },
      ]);
      return readAccount(tx, organizationId, before.id);
    });
  });
}
