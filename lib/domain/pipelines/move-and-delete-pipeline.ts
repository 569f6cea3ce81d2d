import { type Db, transaction } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { DomainError, invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { assertVersion, type IfMatch } from "@/lib/domain/if-match";
import { lockPipeline } from "./lock-pipeline";
import { readPipeline } from "./queries";
import { removePipeline } from "./remove-pipeline";
import { counterpartOf } from "./rules";
import type { PipelineRecord } from "./schema";
import { shownPipeline } from "./shown-pipeline";
import { emptyStage } from "./sql/empty-stage";
import { lockStagesOfBoth } from "./sql/locks";

// Tens of thousands of opportunities take seconds.
const TIMEOUT_MS = 60_000;

/**
 * Moves a pipeline's opportunities to another, each stage's to the end of its counterpart (`counterpartOf`),
 * keeping order and history, and deletes the pipeline; all or nothing. Returns the number moved. `ifMatch` lists
 * the versions it may have. Throws `not_found`, `forbidden`, `stale`, `default_pipeline`, and `invalid` for a target that does not exist, is inactive,
 * or has no stage for them.
 */
export async function moveAndDeletePipeline(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  targetId: string,
  ifMatch?: IfMatch,
): Promise<{ moved: number }> {
  const { organizationId } = actor;
  return transaction(
    actor,
    async (tx) => {
      const pipeline = await lockPipeline(tx, actor, id, targetId);
      const target = await readTarget(tx, actor, pipeline, targetId);
      assertVersion(ifMatch, "pipeline", shownPipeline(pipeline));
      if (pipeline.is_default)
        throw new DomainError("default_pipeline", "The default pipeline cannot be deleted");
      await lockStagesOfBoth(tx, organizationId, pipeline.id, target.id);
      const { stages, opportunities_count: moved } = await readPipeline(
        tx,
        organizationId,
        pipeline.id,
      );
      for (const stage of stages.filter(({ opportunities_count }) => opportunities_count > 0)) {
        const counterpart = counterpartOf(stage, target.stages);
        if (!counterpart)
          throw invalid({
            field: "pipeline_id",
            message: `must have a stage for those in ${stage.name}`,
          });
        await emptyStage(tx, actor, stage.id, counterpart.id);
      }
      await removePipeline(tx, actor, pipeline);
      return { moved };
    },
    TIMEOUT_MS,
  );
}

async function readTarget(
  tx: Db,
  actor: Actor,
  pipeline: PipelineRecord,
  targetId: string,
): Promise<PipelineRecord> {
  const field = "pipeline_id";
  const absent = () => invalid({ field, message: "must be a pipeline of your organization" });
  if (!isUuid(targetId)) throw absent();
  const target = await readPipeline(tx, actor.organizationId, targetId).catch((error) => {
    throw error instanceof DomainError && error.code === "not_found" ? absent() : error;
  });
  if (target.id === pipeline.id) throw invalid({ field, message: "must be another pipeline" });
  if (!target.is_active) throw invalid({ field, message: "must not be an inactive pipeline" });
  return target;
}
