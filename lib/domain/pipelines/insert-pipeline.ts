import { randomUUID } from "node:crypto";
import { type Db, transaction } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/change-events/append-events";
import { applyStagePlan } from "./apply-stage-plan";
import { readPipeline } from "./queries";
import { inSentOrder } from "./rules";
import type { NewStage, PipelineRecord } from "./schema";

/** A pipeline to be created. */
export type NewPipeline = {
  name: string;
  description?: string | null;
  is_active?: boolean;
  is_archived?: boolean;
  stages: (NewStage & { position?: number })[];
};

/** Writes a new pipeline with these stages, after all others; `ownerId` null: a shared one. The caller has checked permissions. */
export async function insertPipeline(
  actor: Actor,
  { name, description = null, is_active = true, is_archived = false, stages }: NewPipeline,
  ownerId: string | null,
): Promise<PipelineRecord> {
  const { organizationId } = actor;
  return transaction(actor, async (tx) => {
    const id = randomUUID();
    await tx.pipeline.create({
      data: {
        organizationId,
        id,
        name,
        description,
        isActive: is_active,
        isArchived: is_archived,
        userId: ownerId,
        createdByUserId: actor.userId,
        position: await nextPosition(tx, organizationId),
      },
    });
    const empty = await readPipeline(tx, organizationId, id);
    await applyStagePlan(tx, actor, empty, {
      stages: inSentOrder(
        stages.map(
          (
            { position, name, description, stage_type, probability, color, rotting_days },
            index,
          ) => ({
            id: null,
            field: `stages[${index}]`,
            position,
            change: { name, description, stage_type, probability, color, rotting_days },
          }),
        ),
      ),
      removed: [],
    });
    await appendChanges(tx, actor, [
      {
        record_type: "pipeline",
        record_id: id,
        public_id: null,
        action: "create",
        changes: { name: [null, name], user_id: [null, ownerId] },
      },
    ]);
    return readPipeline(tx, organizationId, id);
  });
}

async function nextPosition(tx: Db, organizationId: string): Promise<number> {
  const last = await tx.pipeline.aggregate({
    where: { organizationId, deletedAt: null },
    _max: { position: true },
  });
  return (last._max.position ?? -1) + 1;
}
