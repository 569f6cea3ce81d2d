import { type Db, transaction } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { DomainError, forbiddenRecord } from "@/lib/domain/errors";
import { assertVersion, type IfMatch } from "@/lib/domain/if-match";
import { applyStagePlan } from "./apply-stage-plan";
import { lockPipeline } from "./lock-pipeline";
import { editablePipeline, readPipeline } from "./queries";
import type { PipelineRecord, StageMerge, UpdatePipeline } from "./schema";
import { shownPipeline } from "./shown-pipeline";
import { fullList, mergedStages, type StagePlan } from "./stage-plan";

type Fields = Omit<UpdatePipeline, "stages">;

/**
 * Changes the sent fields and merges `stages` into the pipeline's own (docs/api.md 3.3). `ifMatch` is the
 * version it must have. Throws `not_found`, `forbidden`, `invalid`, `stale`, `stage_not_empty`,
 * `default_pipeline`.
 */
export async function updatePipeline(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: UpdatePipeline,
  ifMatch?: IfMatch,
): Promise<PipelineRecord> {
  const { stages, ...fields } = input;
  return edit(actor, id, fields, stages && ((pipeline) => mergedStages(pipeline, stages)), ifMatch);
}

/**
 * Does the same, but throws `forbidden` for a new name of the organization's default, which only settings
 * change (docs/api.md 3.3).
 */
export async function updatePersonalOrShared(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  input: UpdatePipeline,
  ifMatch?: IfMatch,
): Promise<PipelineRecord> {
  const pipeline = await editablePipeline(actor, id);
  if (pipeline.is_default && input.name !== undefined && input.name !== pipeline.name) {
    throw forbiddenRecord("The organization's default pipeline is renamed in settings");
  }
  return updatePipeline(actor, id, input, ifMatch);
}

/**
 * Changes the sent fields and, if `stages` is given, makes it the whole list, by `position` if entries have
 * one: an entry with an `id` updates, one without creates, an unlisted stage is removed (docs/api.md 2); so
 * is one with `_destroy`, which may name a stage for its opportunities. Throws as `updatePipeline` does.
 */
export async function replacePipelineStages(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  fields: Fields,
  stages?: StageMerge[],
  ifMatch?: IfMatch,
): Promise<PipelineRecord> {
  return edit(actor, id, fields, stages && ((pipeline) => fullList(pipeline, stages)), ifMatch);
}

async function edit(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  fields: Fields,
  plan: ((pipeline: PipelineRecord) => StagePlan) | undefined,
  ifMatch?: IfMatch,
): Promise<PipelineRecord> {
  return transaction(
    actor,
    async (tx) => {
      const pipeline = await lockPipeline(tx, actor, id);
      assertVersion(ifMatch, "pipeline", shownPipeline(pipeline));
      if (pipeline.is_default && (fields.is_active === false || fields.is_archived === true)) {
        throw new DomainError("default_pipeline", "The default pipeline stays active");
      }
      if (plan) await applyStagePlan(tx, actor, pipeline, plan(pipeline));
      const changed = Object.entries(fields).filter(
        ([key, value]) => value !== undefined && pipeline[key as keyof Fields] !== value,
      );
      if (plan || changed.length > 0) await writeFields(tx, actor, pipeline, fields, changed);
      return readPipeline(tx, actor.organizationId, id);
    },
    TIMEOUT_MS,
  );
}

// Emptying a stage of tens of thousands takes seconds.
const TIMEOUT_MS = 60_000;

async function writeFields(
  tx: Db,
  actor: Actor,
  pipeline: PipelineRecord,
  fields: Fields,
  changed: [string, unknown][],
) {
  const { name, description, is_active, is_archived, position } = fields;
  await tx.pipeline.update({
    where: { organizationId_id: { organizationId: actor.organizationId, id: pipeline.id } },
    data: {
      name,
      description,
      isActive: is_active,
      isArchived: is_archived,
      position,
      lockVersion: { increment: 1 },
      updatedAt: new Date(),
    },
  });
  await appendChanges(tx, actor, [
    {
      record_type: "pipeline",
      record_id: pipeline.id,
      public_id: null,
      action: "update",
      changes: Object.fromEntries(
        changed.map(([key, value]) => [key, [pipeline[key as keyof Fields], value]]),
      ),
    },
  ]);
}
