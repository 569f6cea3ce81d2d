import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import type { PipelineRecord } from "./schema";

/** Deletes an empty pipeline and its stages, softly, in the caller's transaction, which holds their locks. */
export async function removePipeline(
  tx: Db,
  actor: Actor,
  { id, name }: PipelineRecord,
): Promise<void> {
  const { organizationId } = actor;
  const deletedAt = new Date();
  await tx.stage.updateMany({
    where: { organizationId, pipelineId: id, deletedAt: null },
    data: { deletedAt },
  });
  await tx.pipeline.update({
    where: { organizationId_id: { organizationId, id } },
    data: { deletedAt, updatedAt: deletedAt, lockVersion: { increment: 1 } },
  });
  await appendChanges(tx, actor, [
    {
      record_type: "pipeline",
      record_id: id,
      public_id: null,
      action: "delete",
      changes: { name: [name, null] },
    },
  ]);
}
