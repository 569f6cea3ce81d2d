import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { DomainError, type FieldIssue, invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { keepsUnassigned, MAX_STAGES, repeatedNames, UNASSIGNED } from "./rules";
import type { PipelineRecord, StageRecord } from "./schema";
import type { FinalStage, StagePlan } from "./stage-plan";

/**
 * Throws if a pipeline cannot have the planned stages: `invalid` (unknown or repeated ids, missing or
 * repeated names, too many), `conflict` without any stage, `default_pipeline` if the organization's default
 * would lose its open Unassigned stage.
 */
export function assertValidPlan(
  pipeline: PipelineRecord,
  plan: StagePlan,
  stages: FinalStage[],
  existing: Map<string, StageRecord>,
) {
  const issues: FieldIssue[] = [];
  const listed = new Set<string>();
  for (const { id, field } of [...plan.stages, ...plan.removed]) {
    if (id === null) continue;
    if (!existing.has(id))
      issues.push({ field: `${field}.id`, message: "must be a stage of this pipeline" });
    else if (listed.has(id)) issues.push({ field: `${field}.id`, message: "must be named once" });
    listed.add(id);
  }
  for (const [index, { id, field, change }] of plan.stages.entries()) {
    if (id === null && change.name === undefined)
      issues.push({ field: `${field}.name`, message: "is required" });
    else if (repeatedNames(stages.map((stage) => stage.name)).includes(index)) {
      issues.push({ field: `${field}.name`, message: "must be unique within the pipeline" });
    }
  }
  if (stages.length > MAX_STAGES)
    issues.push({ field: "stages", message: `must be at most ${MAX_STAGES}` });
  if (issues.length > 0) throw invalid(...issues);
  if (stages.length === 0) throw new DomainError("conflict", "A pipeline keeps at least one stage");
  if (pipeline.is_default && !keepsUnassigned(stages)) {
    throw new DomainError(
      "default_pipeline",
      `The default pipeline always keeps an open stage named ${UNASSIGNED}`,
    );
  }
}

/**
 * Throws if opportunities would be left without a stage: `invalid` for a target that is removed too,
 * `stage_not_empty` naming each removed stage that has opportunities and no target. The caller holds the
 * stages' locks.
 */
export async function assertNoLosses(
  tx: Db,
  actor: Actor,
  plan: StagePlan,
  stages: FinalStage[],
  existing: Map<string, StageRecord>,
) {
  const removed = new Set(plan.removed.map(({ id }) => id));
  for (const { field, moveTo } of plan.removed) {
    if (moveTo === null || stages.some(({ id }) => id === moveTo && existing.has(id))) continue;
    const elsewhere =
      isUuid(moveTo) && !removed.has(moveTo) && !existing.has(moveTo)
        ? await tx.stage.findFirst({
            where: { organizationId: actor.organizationId, id: moveTo, deletedAt: null },
            select: { pipeline: { select: { isActive: true } } },
          })
        : null;
    const target = `${field}.move_opportunities_to`;
    if (!elsewhere) throw invalid({ field: target, message: "must be a stage that stays" });
    if (!elsewhere.pipeline.isActive)
      throw invalid({ field: target, message: "must not be of an inactive pipeline" });
  }
  const occupied = await findOccupied(
    tx,
    actor,
    plan.removed.filter(({ moveTo }) => moveTo === null).map(({ id }) => id),
  );
  if (occupied.length === 0) return;
  const list = occupied
    .map(
      ({ name, count }) =>
        `${name} holds ${count} ${count === 1 ? "opportunity" : "opportunities"}`,
    )
    .join(", ");
  throw new DomainError("stage_not_empty", `Stages with opportunities cannot be removed: ${list}`);
}

async function findOccupied(tx: Db, actor: Actor, ids: string[]) {
  const stages = await tx.stage.findMany({
    where: { organizationId: actor.organizationId, id: { in: ids }, opportunitiesCount: { gt: 0 } },
    orderBy: { position: "asc" },
  });
  return stages.map((stage) => ({ name: stage.name, count: stage.opportunitiesCount }));
}
