import { db, transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { differing, fieldChanges } from "@/lib/domain/change-events/compare";
import { DomainError, invalid } from "@/lib/domain/errors";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import { leadColumns } from "./columns";
import { readLead } from "./queries";
import { statusIssues } from "./rules";
import type { LeadRecord, UpdateLead } from "./schema";

/**
 * Changes the sent fields of a lead; when none differs, nothing is written. `ifMatch` is the version it must have.
 * Throws `not_found`, `forbidden`, `invalid`, and `stale` with the current record.
 */
export async function updateLead(
  actor: Actor,
  id: string,
  input: UpdateLead,
  ifMatch?: number,
): Promise<LeadRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  return retryOnConflict(async () => {
    const before = await readLead(db(actor), organizationId, id);
    const { ids, issues } = await resolveReferences(actor, { owner_user_id: input.owner_user_id });
    issues.push(...statusIssues(before.status, input.status));
    if (issues.length > 0) throw invalid(...issues);
    if (ifMatch !== undefined && ifMatch !== before.lock_version) {
      throw new DomainError("stale", "The lead was changed since you read it", {
        current: { lead: before },
      });
    }
    const values = differing(before, { ...input, owner_user_id: ids.owner_user_id });
    if (Object.keys(values).length === 0) return before;
    return transaction(actor, async (tx) => {
      const { count } = await tx.lead.updateMany({
        where: { organizationId, id: before.id, lockVersion: before.lock_version, deletedAt: null },
        data: { ...leadColumns(values), lockVersion: { increment: 1 }, updatedAt: new Date() },
      });
      if (count === 0) throw new WriteConflict();
      const changes = fieldChanges(values, before);
      await appendChanges(tx, actor, [
        {
          record_type: "lead",
          record_id: before.id,
          public_id: before.public_id,
          action: "update",
          changes,
        },
      ]);
      return readLead(tx, organizationId, before.id);
    });
  });
}
