import { transaction } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import type { IfMatch } from "@/lib/domain/if-match";
import { lockView } from "./update-view";

/** Soft-deletes a view. `ifMatch` is the expected version. Throws `not_found`, `forbidden`, `stale`. */
export async function deleteView(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<void> {
  await transaction(actor, async (tx) => {
    const { id: uuid, name } = await lockView(tx, actor, id, ifMatch);
    const now = new Date();
    await tx.view.update({
      where: { organizationId_id: { organizationId: actor.organizationId, id: uuid } },
      data: { deletedAt: now, updatedAt: now, lockVersion: { increment: 1 } },
    });
    await appendChanges(tx, actor, [
      {
        record_type: "view",
        record_id: uuid,
        public_id: null,
        action: "delete",
        changes: { name: [name, null] },
      },
    ]);
  });
}
