import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { appendChanges, type Change } from "@/lib/domain/changes/append";
import { DomainError, type FieldIssue, invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { alignStatuses } from "./align-statuses";
import { emptyStage } from "./empty-stage";
import { MAX_STAGES, repeatedNames, stageTypeOfName, UNASSIGNED } from "./rules";
import type { PipelineRecord, StageChange, StageRecord } from "./schema";

/** What a pipeline's stages shall be: the whole list in order, and what becomes of those that go. */
export type StagePlan = {
  /** `id` null: a new stage. `field` is where the entry stands in the request. */
  stages: { id: string | null; field: string; change: StageChange }[];
  /** `moveTo`: the stage that takes the opportunities; null refuses when there are any. */
  removed: { id: string; field: string; moveTo: string | null }[];
};

/**
 * Makes the pipeline's stages what the plan says, in the caller's transaction, which holds the pipeline row's lock.
 * Throws `invalid` (no stage, too many, unknown ids, repeated names), `stage_not_empty` naming each stage that still
 * holds opportunities, `default_pipeline` when the organization's default would lose its open Unassigned stage.
 */
export async function applyStagePlan(tx: Db, actor: Actor, pipeline: PipelineRecord, plan: StagePlan): Promise<void> {
  const existing = new Map(pipeline.stages.map((stage) => [stage.id, stage]));
  const stages = plan.stages.map((entry) => finalStage(entry, existing));
  refuseBadPlan(pipeline, plan, stages, existing);
  await lockStages(tx, actor, plan, [...existing.keys()]);
  await refuseLosses(tx, actor, plan, stages, existing);
  const changes: Change[] = [];
  for (const [position, stage] of stages.entries()) {
    await writeStage(tx, actor, pipeline, { ...stage, position }, existing.get(stage.id), changes);
  }
  for (const { id, moveTo } of plan.removed) {
    if (moveTo) await emptyStage(tx, actor, id, moveTo);
    await tx.stage.update({
      where: { organizationId_id: { organizationId: actor.organizationId, id } },
      data: { deletedAt: new Date() },
    });
    changes.push({
      record_type: "stage",
      record_id: id,
      public_id: null,
      action: "delete",
      changes: { name: [existing.get(id)?.name, null] },
    });
  }
  await appendChanges(tx, actor, changes);
}

type FinalStage = Omit<StageRecord, "position" | "opportunities_count">;

function finalStage({ id, change }: StagePlan["stages"][number], existing: Map<string, StageRecord>): FinalStage {
  const before = id === null ? undefined : existing.get(id);
  const name = change.name ?? before?.name ?? "";
  const pick = <Key extends "description" | "probability" | "color" | "rotting_days">(key: Key) =>
    change[key] === undefined ? (before?.[key] ?? null) : change[key];
  return {
    id: id ?? randomUUID(),
    name,
    description: pick("description"),
    stage_type: change.stage_type ?? before?.stage_type ?? stageTypeOfName(name),
    probability: pick("probability"),
    color: pick("color"),
    rotting_days: pick("rotting_days"),
  };
}

function refuseBadPlan(
  pipeline: PipelineRecord,
  plan: StagePlan,
  stages: FinalStage[],
  existing: Map<string, StageRecord>,
) {
  const issues: FieldIssue[] = [];
  const listed = new Set<string>();
  for (const { id, field } of [...plan.stages, ...plan.removed]) {
    if (id === null) continue;
    if (!existing.has(id)) issues.push({ field: `${field}.id`, message: "must be a stage of this pipeline" });
    else if (listed.has(id)) issues.push({ field: `${field}.id`, message: "must be named once" });
    listed.add(id);
  }
  for (const [index, { id, field, change }] of plan.stages.entries()) {
    if (id === null && change.name === undefined) issues.push({ field: `${field}.name`, message: "is required" });
    else if (repeatedNames(stages.map((stage) => stage.name)).includes(index)) {
      issues.push({ field: `${field}.name`, message: "must be unique within the pipeline" });
    }
  }
  if (stages.length > MAX_STAGES) issues.push({ field: "stages", message: `must be at most ${MAX_STAGES}` });
  if (issues.length > 0) throw invalid(...issues);
  if (stages.length === 0) throw new DomainError("conflict", "A pipeline keeps at least one stage");
  if (pipeline.is_default && !stages.some((stage) => stage.stage_type === "open" && stage.name === UNASSIGNED)) {
    throw new DomainError("default_pipeline", `The default pipeline always keeps an open stage named ${UNASSIGNED}`);
  }
}

async function lockStages(tx: Db, actor: Actor, plan: StagePlan, own: string[]) {
  const targets = plan.removed.flatMap(({ moveTo }) => (isUuid(moveTo) ? [moveTo] : []));
  const ids = [...own, ...targets];
  await tx.$queryRaw`SELECT id FROM stages WHERE organization_id = ${actor.organizationId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

async function refuseLosses(
  tx: Db,
  actor: Actor,
  plan: StagePlan,
  stages: FinalStage[],
  existing: Map<string, StageRecord>,
) {
  const goes = new Set(plan.removed.map(({ id }) => id));
  for (const { field, moveTo } of plan.removed) {
    if (moveTo === null || stages.some(({ id }) => id === moveTo && existing.has(id))) continue;
    const elsewhere =
      isUuid(moveTo) && !goes.has(moveTo) && !existing.has(moveTo)
        ? await tx.stage.findFirst({
            where: { organizationId: actor.organizationId, id: moveTo, deletedAt: null },
            select: { pipeline: { select: { isActive: true } } },
          })
        : null;
    const target = `${field}.move_opportunities_to`;
    if (!elsewhere) throw invalid({ field: target, message: "must be a stage that stays" });
    if (!elsewhere.pipeline.isActive) throw invalid({ field: target, message: "must not be of an inactive pipeline" });
  }
  const held = await countHeld(
    tx,
    actor,
    plan.removed.filter(({ moveTo }) => moveTo === null).map(({ id }) => id),
  );
  if (held.length === 0) return;
  const list = held
    .map(({ name, count }) => `${name} holds ${count} ${count === 1 ? "opportunity" : "opportunities"}`)
    .join(", ");
  throw new DomainError("stage_not_empty", `Stages with opportunities cannot be removed: ${list}`);
}

async function countHeld(tx: Db, actor: Actor, ids: string[]) {
  const stages = await tx.stage.findMany({
    where: { organizationId: actor.organizationId, id: { in: ids }, opportunitiesCount: { gt: 0 } },
    orderBy: { position: "asc" },
  });
  return stages.map((stage) => ({ name: stage.name, count: stage.opportunitiesCount }));
}

async function writeStage(
  tx: Db,
  actor: Actor,
  pipeline: PipelineRecord,
  stage: FinalStage & { position: number },
  before: StageRecord | undefined,
  changes: Change[],
) {
  const { organizationId } = actor;
  const data = {
    name: stage.name,
    description: stage.description,
    position: stage.position,
    stageType: stage.stage_type,
    probability: stage.probability,
    color: stage.color,
    rottingDays: stage.rotting_days,
  };
  const { id } = stage;
  if (!before) {
    await tx.stage.create({ data: { organizationId, id, pipelineId: pipeline.id, ...data } });
    changes.push({
      record_type: "stage",
      record_id: id,
      public_id: null,
      action: "create",
      changes: { name: [null, stage.name], position: [null, stage.position] },
    });
    return;
  }
  const fields = Object.entries(stage).filter(([key, value]) => before[key as keyof StageRecord] !== value);
  if (fields.length === 0) return;
  await tx.stage.update({
    where: { organizationId_id: { organizationId, id } },
    data: { ...data, updatedAt: new Date() },
  });
  if (before.stage_type !== stage.stage_type) await alignStatuses(tx, actor, id, stage.stage_type);
  changes.push({
    record_type: "stage",
    record_id: id,
    public_id: null,
    action: "update",
    changes: Object.fromEntries(fields.map(([key, value]) => [key, [before[key as keyof StageRecord], value]])),
  });
}
