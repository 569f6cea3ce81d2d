import { type Db, transaction } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { DomainError } from "@/lib/domain/errors";
import { assertVersion, type IfMatch } from "@/lib/domain/if-match";
import { applyStagePlan } from "./apply-stage-plan";
import { ensureDefaultPipelineIn } from "./ensure-default-pipeline";
import { lockPipeline } from "./lock-pipeline";
import { readPipeline } from "./queries";
import { DEFAULT_STAGES, keepsUnassigned, UNASSIGNED } from "./rules";
import type { PipelineRecord, SetOrganizationDefault } from "./schema";
import { shownPipeline } from "./shown-pipeline";

/**
 * Makes a pipeline the organization's default, instead of the former one. Throws `not_found`, `forbidden`,
 * `conflict` for a personal or inactive one, and `default_pipeline` if it has no open stage named Unassigned
 * (docs/api.md 3.2), unless `add_unassigned_stage` adds one, as its first. `ifMatch` lists the versions
 * that the pipeline may have; else `stale`.
 */
export async function setOrganizationDefault(
  actor: Authorized<"MANAGE_SHARED_PIPELINES">,
  id: string,
  { add_unassigned_stage = false }: SetOrganizationDefault = {},
  ifMatch?: IfMatch,
): Promise<PipelineRecord> {
  return transaction(actor, async (tx) => {
    const { organizationId } = actor;
    const formerId = await ensureDefaultPipelineIn(tx, organizationId);
    const pipeline = await lockPipeline(tx, actor, id, formerId);
    assertVersion(ifMatch, "pipeline", shownPipeline(pipeline));
    if (pipeline.is_default) return pipeline;
    if (!pipeline.is_shared)
      throw new DomainError("conflict", "A personal pipeline cannot be the organization's default");
    if (!pipeline.is_active || pipeline.is_archived) {
      throw new DomainError(
        "conflict",
        "An inactive pipeline cannot be the organization's default",
      );
    }
    if (!keepsUnassigned(pipeline.stages))
      await addUnassigned(tx, actor, pipeline, add_unassigned_stage);
    await mark(tx, actor, formerId, false);
    await mark(tx, actor, pipeline.id, true);
    return readPipeline(tx, organizationId, pipeline.id);
  });
}

async function addUnassigned(tx: Db, actor: Actor, pipeline: PipelineRecord, isRequested: boolean) {
  const namesake = pipeline.stages.find(
    ({ name }) => name.toLowerCase() === UNASSIGNED.toLowerCase(),
  );
  if (namesake) {
    const detail = `The organization's default needs an open stage named ${UNASSIGNED}; its stage ${namesake.name} is not one`;
    throw new DomainError("default_pipeline", detail);
  }
  if (!isRequested) {
    const detail = `The organization's default needs an open stage named ${UNASSIGNED}; ${pipeline.name} has none`;
    throw new DomainError("default_pipeline", detail);
  }
  const [unassigned] = DEFAULT_STAGES;
  await applyStagePlan(tx, actor, pipeline, {
    stages: [
      { id: null, field: "stages", change: { ...unassigned } },
      ...pipeline.stages.map((stage) => ({ id: stage.id, field: "stages", change: {} })),
    ],
    removed: [],
  });
}

async function mark(tx: Db, actor: Actor, id: string, isDefault: boolean) {
  await tx.pipeline.update({
    where: { organizationId_id: { organizationId: actor.organizationId, id } },
    data: { isDefault, lockVersion: { increment: 1 }, updatedAt: new Date() },
  });
  await appendChanges(tx, actor, [
    {
      record_type: "pipeline",
      record_id: id,
      public_id: null,
      action: "update",
      changes: { is_default: [!isDefault, isDefault] },
    },
  ]);
}
