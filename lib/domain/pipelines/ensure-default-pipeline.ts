import { randomUUID } from "node:crypto";
import { type Db, db, transaction } from "@/lib/db/client";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { systemActor } from "@/lib/domain/system-actor";
import { DEFAULT_STAGES } from "./rules";
import { lockOrganization } from "./sql/locks";

/**
 * The id of the organization's default pipeline, created on first need with the documented stages
 * (docs/api.md 3.2). It is created once even if the first requests are concurrent.
 */
export async function ensureDefaultPipeline(organizationId: string): Promise<string> {
  return (
    (await find(db({ organizationId }), organizationId)) ??
    transaction({ organizationId }, (tx) => ensureDefaultPipelineIn(tx, organizationId))
  );
}

/** Ensures the default pipeline within the caller's transaction. */
export async function ensureDefaultPipelineIn(tx: Db, organizationId: string): Promise<string> {
  await lockOrganization(tx, organizationId);
  const existing = await find(tx, organizationId);
  if (existing) return existing;
  const id = randomUUID();
  await tx.pipeline.create({
    data: { organizationId, id, name: "Sales pipeline", isDefault: true },
  });
  await tx.stage.createMany({
    data: DEFAULT_STAGES.map(({ name, color, stage_type, probability }, position) => ({
      organizationId,
      pipelineId: id,
      name,
      color,
      position,
      stageType: stage_type,
      probability,
    })),
  });
  await appendChanges(tx, await systemActor(tx, organizationId), [
    {
      record_type: "pipeline",
      record_id: id,
      public_id: null,
      action: "create",
      changes: { name: [null, "Sales pipeline"] },
    },
  ]);
  return id;
}

async function find(tx: Db, organizationId: string): Promise<string | null> {
  const found = await tx.pipeline.findFirst({
    where: { organizationId, isDefault: true, deletedAt: null },
    select: { id: true },
  });
  return found?.id ?? null;
}
