import { db, transaction } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { differing, fieldChanges } from "@/lib/domain/change-events/compare";
import { assertVersion, type IfMatch } from "@/lib/domain/if-match";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import { readOrganization } from "./queries";
import { requireKnownTimeZone } from "./require-known-time-zone";
import type { OrganizationRecord, UpdateOrganization } from "./schema";

/**
 * Changes the given fields of the actor's organization; writes nothing if none differs. `ifMatch` is the expected version.
 * Throws `invalid`, and `stale` with the current record.
 */
export async function updateOrganization(
  actor: Authorized<"MANAGE_ORGANIZATION">,
  input: UpdateOrganization,
  ifMatch?: IfMatch,
): Promise<OrganizationRecord> {
  const { organizationId: id } = actor;
  return retryOnConflict(async () => {
    const before = await readOrganization(db(actor), id);
    assertVersion(ifMatch, "organization", before);
    const values = differing(before, input);
    if (values.time_zone !== undefined) await requireKnownTimeZone(values.time_zone);
    if (Object.keys(values).length === 0) return before;
    return transaction(actor, async (tx) => {
      const { count } = await tx.organization.updateMany({
        where: { id, lockVersion: before.lock_version },
        data: {
          ...organizationColumns(values),
          lockVersion: { increment: 1 },
          updatedAt: new Date(),
        },
      });
      if (count === 0) throw new WriteConflict();
      const changes = fieldChanges(values, before);
      await appendChanges(tx, actor, [
        { record_type: "organization", record_id: id, public_id: null, action: "update", changes },
      ]);
      return readOrganization(tx, id);
    });
  });
}

function organizationColumns(values: UpdateOrganization) {
  return {
    name: values.name,
    timeZone: values.time_zone,
    currency: values.currency,
    rottingDays: values.rotting_days,
    lostReasons: values.lost_reasons,
    lostReasonRequired: values.lost_reason_required,
  };
}
