import { randomUUID } from "node:crypto";
import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import type { Change } from "@/lib/domain/change-events/schema";
import { isUuid } from "@/lib/domain/fields";
import { assertNoLosses, assertValidPlan } from "./assert-stage-plan";
import { stageTypeOfName } from "./rules";
import type { PipelineRecord, StageRecord } from "./schema";
import { alignStatuses } from "./sql/align-statuses";
import { emptyStage } from "./sql/empty-stage";
import { lockStages } from "./sql/locks";
import type { FinalStage, StagePlan } from "./stage-plan";

/**
 * Changes the pipeline's stages to the plan, in the caller's transaction, which holds the pipeline row's
 * lock. Throws `invalid` (too many stages, unknown ids, repeated names), `conflict` without any stage,
 * `stage_not_empty` naming each removed stage that has opportunities, and `default_pipeline` if the
 * organization's default would lose its open Unassigned stage.
 */
export async function applyStagePlan(
  tx: Db,
  actor: Actor,
  pipeline: PipelineRecord,
  plan: StagePlan,
): Promise<void> {
  const existing = new Map(pipeline.stages.map((stage) => [stage.id, stage]));
  const stages = plan.stages.map((entry) => finalStage(entry, existing));
  assertValidPlan(pipeline, plan, stages, existing);
  const targets = plan.removed.flatMap(({ moveTo }) => (isUuid(moveTo) ? [moveTo] : []));
  await lockStages(tx, actor.organizationId, [...existing.keys(), ...targets]);
  await assertNoLosses(tx, actor, plan, stages, existing);
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

function finalStage(
  { id, change }: StagePlan["stages"][number],
  existing: Map<string, StageRecord>,
): FinalStage {
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
  const fields = Object.entries(stage).filter(
    ([key, value]) => before[key as keyof StageRecord] !== value,
  );
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
    changes: Object.fromEntries(
      fields.map(([key, value]) => [key, [before[key as keyof StageRecord], value]]),
    ),
  });
}
