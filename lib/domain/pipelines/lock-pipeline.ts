import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { forbiddenRecord, notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { readPipeline } from "./queries";
import { canEditPipeline } from "./rules";
import type { PipelineRecord } from "./schema";
import { lockPipelines } from "./sql/locks";

/**
 * The current pipeline, locked until the transaction ends together with `others`: in id order, so that
 * concurrent transactions wait instead of deadlocking. Throws `not_found`, `forbidden`.
 */
export async function lockPipeline(
  tx: Db,
  actor: Actor,
  id: string,
  ...others: string[]
): Promise<PipelineRecord> {
  if (!isUuid(id)) throw notFound();
  const ids = [id, ...others.filter(isUuid)];
  await lockPipelines(tx, actor.organizationId, ids);
  const pipeline = await readPipeline(tx, actor.organizationId, id);
  if (!canEditPipeline(actor, pipeline)) throw forbiddenRecord("You may not change this pipeline");
  return pipeline;
}
