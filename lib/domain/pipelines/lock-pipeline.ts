import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { forbiddenRecord, notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { readPipeline } from "./queries";
import { canEditPipeline } from "./rules";
import type { PipelineRecord } from "./schema";

/**
 * The pipeline as it is now, locked until the transaction ends, and `others` with it: all in id order, so that whoever
 * needs the same ones waits. Throws `not_found`, `forbidden`.
 */
export async function lockPipeline(
  tx: Db,
  actor: Actor,
  id: string,
  ...others: string[]
): Promise<PipelineRecord> {
  if (!isUuid(id)) throw notFound();
  const ids = [id, ...others.filter(isUuid)];
  await tx.$queryRaw`SELECT id FROM pipelines WHERE organization_id = ${actor.organizationId}::uuid AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const pipeline = await readPipeline(tx, actor.organizationId, id);
  if (!canEditPipeline(actor, pipeline)) throw forbiddenRecord("You may not change this pipeline");
  return pipeline;
}
