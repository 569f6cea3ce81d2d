import { type Db, transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/changes/append";
import { DomainError, forbiddenRecord, notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { applyStagePlan } from "./apply-stage-plan";
import { editablePipeline, readPipeline } from "./queries";
import { canEditPipeline, inSentOrder } from "./rules";
import type { PipelineRecord, StageChange, StageMerge, UpdatePipeline } from "./schema";
import type { StagePlan } from "./stage-plan";

type Fields = Omit<UpdatePipeline, "stages">;
type ListedStage = StageChange & { id?: string; position?: number };

/**
 * Changes the sent fields and merges `stages` into the pipeline's own (api.md 3.3). `ifMatch` is the version it must have.
 * Throws `not_found`, `forbidden`, `invalid`, `stale`, `stage_not_empty`, `default_pipeline`.
 */
export async function updatePipeline(
  actor: Actor,
  id: string,
  input: UpdatePipeline,
  ifMatch?: number,
): Promise<PipelineRecord> {
  const { stages, ...fields } = input;
  return edit(actor, id, fields, stages && ((pipeline) => mergedStages(pipeline, stages)), ifMatch);
}

/** The same, but for the name of the organization's default, which is changed in settings only (api.md 3.3). Throws `forbidden` for it. */
export async function updatePersonalOrShared(
  actor: Actor,
  id: string,
  input: UpdatePipeline,
  ifMatch?: number,
): Promise<PipelineRecord> {
  const pipeline = await editablePipeline(actor, id);
  if (pipeline.is_default && input.name !== undefined && input.name !== pipeline.name) {
    throw forbiddenRecord("The organization's default pipeline is renamed in settings");
  }
  return updatePipeline(actor, id, input, ifMatch);
}

/**
 * Changes the sent fields and, when `stages` is given, makes it the whole list, by `position` where they have one: an
 * entry with an `id` updates, one without creates, a stage not listed goes (api.md 2). Throws as `updatePipeline` does.
 */
export async function replacePipelineStages(
  actor: Actor,
  id: string,
  fields: Fields,
  stages?: ListedStage[],
): Promise<PipelineRecord> {
  return edit(actor, id, fields, stages && ((pipeline) => wholeList(pipeline, stages)));
}

async function edit(
  actor: Actor,
  id: string,
  fields: Fields,
  plan: ((pipeline: PipelineRecord) => StagePlan) | undefined,
  ifMatch?: number,
): Promise<PipelineRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  return transaction(async (tx) => {
    const pipeline = await lockPipeline(tx, actor, id);
    if (ifMatch !== undefined && ifMatch !== pipeline.lock_version) {
      throw new DomainError("stale", "The pipeline was changed since you read it", { current: { pipeline } });
    }
    if (pipeline.is_default && (fields.is_active === false || fields.is_archived === true)) {
      throw new DomainError("default_pipeline", "The default pipeline stays active");
    }
    if (plan) await applyStagePlan(tx, actor, pipeline, plan(pipeline));
    const changed = Object.entries(fields).filter(
      ([key, value]) => value !== undefined && pipeline[key as keyof Fields] !== value,
    );
    if (plan || changed.length > 0) await writeFields(tx, actor, pipeline, fields, changed);
    return readPipeline(tx, actor.organizationId, id);
  });
}

/** The pipeline as it is now, locked until the transaction ends. Throws `not_found`, `forbidden`. */
export async function lockPipeline(tx: Db, actor: Actor, id: string): Promise<PipelineRecord> {
  if (!isUuid(id)) throw notFound();
  await tx.$queryRaw`SELECT id FROM pipelines WHERE organization_id = ${actor.organizationId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`;
  const pipeline = await readPipeline(tx, actor.organizationId, id);
  if (!canEditPipeline(actor, pipeline)) throw forbiddenRecord("You may not change this pipeline");
  return pipeline;
}

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
      changes: Object.fromEntries(changed.map(([key, value]) => [key, [pipeline[key as keyof Fields], value]])),
    },
  ]);
}

function mergedStages(pipeline: PipelineRecord, merges: StageMerge[]): StagePlan {
  const entries = merges.map((merge, index) => ({ ...merge, field: `stages[${index}]` }));
  const removed = entries.flatMap(({ id, field, _destroy, move_opportunities_to }) =>
    _destroy && id !== undefined ? [{ id, field, moveTo: move_opportunities_to ?? null }] : [],
  );
  const kept = entries.filter(({ _destroy }) => !_destroy).map(planned);
  const touched = new Set([...removed.map(({ id }) => id), ...kept.map(({ id }) => id)]);
  const untouched = pipeline.stages
    .filter(({ id }) => !touched.has(id))
    .map(({ id }) => ({ id, field: "stages", change: {} }));
  const places = new Map(pipeline.stages.map(({ id, position }) => [id, position]));
  const atPlace = (entry: { id: string | null }) => places.get(entry.id ?? "") ?? Number.MAX_SAFE_INTEGER;
  const stages: StagePlan["stages"] = [...untouched, ...kept.filter(({ position }) => position === undefined)].sort(
    (a, b) => atPlace(a) - atPlace(b),
  );
  const moved = kept
    .filter(({ position }) => position !== undefined)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0));
  for (const entry of moved) stages.splice(entry.position ?? 0, 0, entry);
  return { stages, removed };
}

function wholeList(pipeline: PipelineRecord, stages: ListedStage[]): StagePlan {
  const listed = new Set(stages.map(({ id }) => id));
  return {
    stages: inSentOrder(stages.map((stage, index) => planned({ ...stage, field: `stages[${index}]` }))),
    removed: pipeline.stages
      .filter(({ id }) => !listed.has(id))
      .map(({ id }) => ({ id, field: "stages", moveTo: null })),
  };
}

function planned<Entry extends StageChange & { id?: string; field: string; position?: number }>(entry: Entry) {
  const { id, field, position, name, description, stage_type, probability, color, rotting_days } = entry;
  return {
    id: id ?? null,
    field,
    position,
    change: { name, description, stage_type, probability, color, rotting_days },
  };
}
