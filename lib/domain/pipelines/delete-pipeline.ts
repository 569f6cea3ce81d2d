import { transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/changes/append";
import { DomainError } from "@/lib/domain/errors";
import { readPipeline } from "./queries";
import { lockPipeline } from "./update-pipeline";

/**
 * Deletes an empty pipeline, softly. Throws `not_found`, `forbidden`, `default_pipeline`, and `pipeline_not_empty` with
 * the count when it holds opportunities.
 */
export async function deletePipeline(actor: Actor, id: string): Promise<void> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { organizationId } = actor;
  await transaction(async (tx) => {
    const pipeline = await lockPipeline(tx, actor, id);
    if (pipeline.is_default) throw new DomainError("default_pipeline", "The default pipeline cannot be deleted");
    await tx.$queryRaw`SELECT id FROM stages WHERE organization_id = ${organizationId}::uuid AND pipeline_id = ${id}::uuid ORDER BY id FOR NO KEY UPDATE`;
    const { opportunities_count: count } = await readPipeline(tx, organizationId, id);
    if (count > 0) {
      const held = `${count} ${count === 1 ? "opportunity" : "opportunities"}`;
      throw new DomainError("pipeline_not_empty", `The pipeline holds ${held}; move or delete them first`);
    }
    const deletedAt = new Date();
    await tx.stage.updateMany({ where: { organizationId, pipelineId: id, deletedAt: null }, data: { deletedAt } });
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
        changes: { name: [pipeline.name, null] },
      },
    ]);
  });
}
