import { db, transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { differing, fieldChanges } from "@/lib/domain/change-events/compare";
import { DomainError, invalid } from "@/lib/domain/errors";
import { lockReferences } from "@/lib/domain/references/lock-references";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import { contactColumns } from "./columns";
import { readContact } from "./queries";
import type { ContactRecord, UpdateContact } from "./schema";

/**
 * Changes the sent fields of a contact; when none differs, nothing is written. `ifMatch` is the version it must have.
 * Throws `not_found`, `forbidden`, `invalid`, and `stale` with the current record.
 */
export async function updateContact(
  actor: Actor,
  id: string,
  input: UpdateContact,
  ifMatch?: number,
): Promise<ContactRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  return retryOnConflict(async () => {
    const before = await readContact(db(actor), organizationId, id);
    const { account_id, owner_user_id } = input;
    const { ids, issues } = await resolveReferences(actor, { account_id, owner_user_id });
    if (issues.length > 0) throw invalid(...issues);
    if (ifMatch !== undefined && ifMatch !== before.lock_version) {
      throw new DomainError("stale", "The contact was changed since you read it", {
        current: { contact: before },
      });
    }
    const values = differing(before, { ...input, ...ids });
    if (Object.keys(values).length === 0) return before;
    return transaction(actor, async (tx) => {
      await lockReferences(tx, organizationId, { account_id: values.account_id });
      const { count } = await tx.contact.updateMany({
        where: { organizationId, id: before.id, lockVersion: before.lock_version, deletedAt: null },
        data: { ...contactColumns(values), lockVersion: { increment: 1 }, updatedAt: new Date() },
      });
      if (count === 0) throw new WriteConflict();
      const changes = fieldChanges(values, before);
      await appendChanges(tx, actor, [
        {
          record_type: "contact",
          record_id: before.id,
          public_id: before.public_id,
          action: "update",
          changes,
        },
      ]);
      return readContact(tx, organizationId, before.id);
    });
  });
}
