import { transaction } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { DomainError } from "@/lib/domain/errors";
import { assertVersion, type IfMatch } from "@/lib/domain/if-match";
import { readPipeline } from "./queries";
import { shownPipeline } from "./shown-pipeline";

/**
 * Makes the pipeline the default of the calling user's board. `ifMatch` lists the versions
 * that the pipeline may have. Throws `user_session_required`, `not_found`, `stale`, and `conflict` for an
 * inactive one.
 */
export async function setDefaultPipeline(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  pipelineId: string,
  ifMatch?: IfMatch,
): Promise<void> {
  const { organizationId, userId } = requireUser(actor);
  await transaction(actor, async (tx) => {
    const pipeline = await readPipeline(tx, organizationId, pipelineId);
    assertVersion(ifMatch, "pipeline", shownPipeline(pipeline));
    const { id, is_active, is_archived } = pipeline;
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
