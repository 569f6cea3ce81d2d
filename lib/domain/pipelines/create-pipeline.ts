import { randomUUID } from "node:crypto";
import { type Db, transaction } from "@/lib/db/client";
import { type Actor, can, requirePermission, requireUser } from "@/lib/domain/actor";
import { appendChanges } from "@/lib/domain/changes/append";
import { forbiddenRecord, invalid } from "@/lib/domain/errors";
import { applyStagePlan } from "./apply-stage-plan";
import { ensureDefaultPipeline } from "./ensure-default-pipeline";
import { readPipeline } from "./queries";
import { inSentOrder } from "./rules";
import type { CreatePersonalPipeline, NewStage, PipelineRecord } from "./schema";

type NewPipeline = {
  name: string;
  description?: string | null;
  is_active?: boolean;
  is_archived?: boolean;
  stages?: (NewStage & { position?: number })[];
};

/**
 * A pipeline: shared when the caller may manage shared ones, else the user's own (api.md 2). Without `stages` a copy of
 * the organization default's. Throws `forbidden` for a key without `manage`, `invalid` for empty `stages`.
 */
export async function createPipeline(actor: Actor, input: NewPipeline): Promise<PipelineRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const shared = can(actor, "MANAGE_SHARED_PIPELINES");
  if (!shared && actor.userId === null) throw forbiddenRecord("This API key may not create shared pipelines");
  return create(actor, input, shared ? null : actor.userId);
}

/** The calling user's own pipeline, with a copy of the organization default's stages (api.md 3.3). Throws `user_session_required`. */
export async function createPersonalPipeline(actor: Actor, input: CreatePersonalPipeline): Promise<PipelineRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  return create(actor, input, requireUser(actor).userId);
}

async function create(actor: Actor, input: NewPipeline, ownerId: string | null): Promise<PipelineRecord> {
  if (input.stages?.length === 0) throw invalid({ field: "stages", message: "must hold at least one stage" });
  const { organizationId } = actor;
  const defaultId = await ensureDefaultPipeline(organizationId);
  return transaction(async (tx) => {
    const stages = input.stages ?? (await readPipeline(tx, organizationId, defaultId)).stages;
    const id = randomUUID();
    const { name, description = null, is_active = true, is_archived = false } = input;
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
        stages.map(({ position, name, description, stage_type, probability, color, rotting_days }, index) => ({
          id: null,
          field: `stages[${index}]`,
          position,
          change: { name, description, stage_type, probability, color, rotting_days },
        })),
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
  const last = await tx.pipeline.aggregate({ where: { organizationId, deletedAt: null }, _max: { position: true } });
  return (last._max.position ?? -1) + 1;
}
