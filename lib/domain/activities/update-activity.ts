import { db, transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { differing, fieldChanges } from "@/lib/domain/change-events/compare";
import { DomainError, invalid } from "@/lib/domain/errors";
import { lockReferences } from "@/lib/domain/references/lock-references";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import { activityColumns } from "./columns";
import { readActivity } from "./queries";
import type { ActivityRecord, UpdateActivity } from "./schema";

/**
 * Changes the sent fields of an activity; when none differs, nothing is written. `ifMatch` is the version it must have.
 * Throws `not_found`, `forbidden`, `invalid`, and `stale` with the current record.
 */
export async function updateActivity(
  actor: Actor,
  id: string,
  input: UpdateActivity,
  ifMatch?: number,
): Promise<ActivityRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  return retryOnConflict(async () => {
    const before = await readActivity(db(actor), organizationId, id);
    const { ids, issues } = await resolveReferences(actor, input);
    if (issues.length > 0) throw invalid(...issues);
    if (ifMatch !== undefined && ifMatch !== before.lock_version) {
      throw new DomainError("stale", "The activity was changed since you read it", {
        current: { activity: before },
      });
    }
    const values = differing(before, { ...input, ...ids });
    if (Object.keys(values).length === 0) return before;
    return transaction(actor, async (tx) => {
      await lockReferences(tx, organizationId, values);
      const { count } = await tx.activity.updateMany({
        where: { organizationId, id: before.id, lockVersion: before.lock_version, deletedAt: null },
        data: { ...activityColumns(values), lockVersion: { increment: 1 }, updatedAt: new Date() },
      });
      if (count === 0) throw new WriteConflict();
      const changes = fieldChanges(values, before);
      await appendChanges(tx, actor, [
        {
          record_type: "activity",
          record_id: before.id,
          public_id: before.public_id,
          action: "update",
          changes,
        },
      ]);
      return readActivity(tx, organizationId, before.id);
    });
  });
}
