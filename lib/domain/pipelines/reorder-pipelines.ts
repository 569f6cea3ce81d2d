import { transaction } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { type FieldIssue, forbiddenRecord, invalid } from "@/lib/domain/errors";
import { listPipelines, readPipelines } from "./queries";
import { canEditPipeline } from "./rules";
import type { PipelineRecord, ReorderPipelines } from "./schema";
import { lockLivePipelines } from "./sql/locks";

/**
 * Permutes the named pipelines among their positions in the organization's list; the others do not move.
 * Returns all pipelines, in their order. Throws `forbidden` for one that the caller may not change,
 * `invalid` listing each id that is unknown or repeated.
 */
export async function reorderPipelines(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  { ordered_ids }: ReorderPipelines,
): Promise<PipelineRecord[]> {
  const { organizationId } = actor;
  await transaction(actor, async (tx) => {
    await lockLivePipelines(tx, organizationId);
    const pipelines = await readPipelines(tx, organizationId);
    assertReorderable(actor, pipelines, ordered_ids);
    const queue = [...ordered_ids];
    const order = pipelines.map(({ id }) =>
      ordered_ids.includes(id) ? (queue.shift() ?? id) : id,
    );
    for (const { id, position } of pipelines) {
      const place = order.indexOf(id);
      if (place === position) continue;
      // An unnamed pipeline keeps its place in the list: its number changes only where numbers had gaps or ties.
      const isNamed = ordered_ids.includes(id);
      await tx.pipeline.update({
        where: { organizationId_id: { organizationId, id } },
        data: {
          position: place,
          ...(isNamed && { lockVersion: { increment: 1 }, updatedAt: new Date() }),
        },
      });
      if (!isNamed) continue;
      await appendChanges(tx, actor, [
        {
          record_type: "pipeline",
          record_id: id,
          public_id: null,
          action: "update",
          changes: { position: [position, place] },
        },
      ]);
    }
  });
  return (await listPipelines(actor)).pipelines;
}

function assertReorderable(actor: Actor, pipelines: PipelineRecord[], ids: string[]) {
  const issues: FieldIssue[] = ids.flatMap((id, index) => {
    const field = `ordered_ids[${index}]`;
    if (!pipelines.some((pipeline) => pipeline.id === id))
      return [{ field, message: "must be a pipeline of your organization" }];
    return ids.indexOf(id) < index ? [{ field, message: "must be named once" }] : [];
  });
  if (pipelines.some((each) => ids.includes(each.id) && !canEditPipeline(actor, each))) {
    throw forbiddenRecord("You may not change one of these pipelines");
  }
  if (issues.length > 0) throw invalid(...issues);
}
