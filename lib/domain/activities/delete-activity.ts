import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { notFound } from "@/lib/domain/errors";
import { identifyActivity } from "./queries";

/**
 * Deletes an activity, softly. Its event names the opportunity it was about, whose next activity may now be another.
 * Throws `not_found`, `forbidden`.
 */
export async function deleteActivity(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  await transaction(actor, async (tx) => {
    const {
      id: recordId,
      public_id,
      subject,
      opportunity_id,
    } = await identifyActivity(tx, organizationId, id);
    const now = new Date();
    const { count } = await tx.activity.updateMany({
      where: { organizationId, id: recordId, deletedAt: null },
      data: { deletedAt: now, updatedAt: now, lockVersion: { increment: 1 } },
    });
    if (count === 0) throw notFound();
    await appendChanges(tx, actor, [
      {
        record_type: "activity",
        record_id: recordId,
        public_id,
        action: "delete",
        changes: {
          subject: [subject, null],
          ...(opportunity_id && { opportunity_id: [opportunity_id, null] }),
        },
      },
    ]);
  });
}
