import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { DomainError } from "@/lib/domain/errors";
import { readPipeline } from "./queries";

/**
 * Makes the pipeline the default of the calling user's board. Throws `user_session_required`, `not_found`,
 * and `conflict` for an inactive one.
 */
export async function setDefaultPipeline(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  pipelineId: string,
): Promise<void> {
  const { organizationId, userId } = requireUser(actor);
  await transaction(actor, async (tx) => {
    const { id, is_active, is_archived } = await readPipeline(tx, organizationId, pipelineId);
    if (!is_active || is_archived)
      throw new DomainError("conflict", "An inactive pipeline cannot be your default");
    const before = await tx.member.findFirstOrThrow({
      where: { organizationId, userId },
      select: { defaultPipelineId: true },
    });
    if (before.defaultPipelineId === id) return;
    await tx.member.update({
      where: { organizationId_userId: { organizationId, userId } },
      data: { defaultPipelineId: id },
    });
    await appendChanges(tx, actor, [
      {
        record_type: "member",
        record_id: userId,
        public_id: null,
        action: "update",
        changes: { default_pipeline_id: [before.defaultPipelineId, id] },
      },
    ]);
  });
}
