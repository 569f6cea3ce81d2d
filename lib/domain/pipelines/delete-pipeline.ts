import { transaction } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { assertVersion, type IfMatch } from "@/lib/domain/if-match";
import { lockPipeline } from "./lock-pipeline";
import { readPipeline } from "./queries";
import { removePipeline } from "./remove-pipeline";
import { shownPipeline } from "./shown-pipeline";
import { lockStagesOf } from "./sql/locks";

/**
 * Deletes an empty pipeline, softly. `ifMatch` lists the versions it may have. Throws `not_found`,
 * `forbidden`, `stale`, `default_pipeline`, and `pipeline_not_empty` with the count if it has
 * opportunities.
 */
export async function deletePipeline(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<void> {
  const { organizationId } = actor;
  await transaction(actor, async (tx) => {
    const pipeline = await lockPipeline(tx, actor, id);
    assertVersion(ifMatch, "pipeline", shownPipeline(pipeline));
    if (pipeline.is_default)
      throw new DomainError("default_pipeline", "The default pipeline cannot be deleted");
    await lockStagesOf(tx, organizationId, id);
    const { opportunities_count: count } = await readPipeline(tx, organizationId, id);
    if (count > 0) {
      const number = `${count} ${count === 1 ? "opportunity" : "opportunities"}`;
      throw new DomainError(
        "pipeline_not_empty",
        `The pipeline holds ${number}; move or delete them first`,
      );
    }
    await removePipeline(tx, actor, pipeline);
  });
}
