import { type Db, db, Prisma } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { forbiddenRecord, notFound } from "@/lib/domain/errors";
import type { RecordPart } from "@/lib/domain/field-selection";
import { isUuid } from "@/lib/domain/fields";
import { ensureDefaultPipeline } from "./ensure-default-pipeline";
import { canEditPipeline } from "./rules";
import type { PipelineMember, PipelineRecord, StageRecord } from "./schema";
import { pipelineJson, stagesJoin, wholePipeline } from "./sql/pipeline-json";

/**
 * Returns all live pipelines of the organization with their stages, by position, and the caller's
 * default: the user's own choice while that is active, else the organization's, which is created if missing (docs/api.md
 * 3.3).
 */
export async function listPipelines(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
): Promise<{ pipelines: PipelineRecord[]; default_pipeline_id: string }> {
  const organizationDefault = await ensureDefaultPipeline(actor.organizationId);
  const [pipelines, preferred] = await Promise.all([
    readPipelines(db(actor), actor.organizationId),
    preferredPipelineId(actor),
  ]);
  return { pipelines, default_pipeline_id: preferred ?? organizationDefault };
}

/** Returns the same list with only some members of each pipeline, in the record's order. */
export async function listPipelineParts(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  members: readonly PipelineMember[],
): Promise<{ pipelines: object[]; default_pipeline_id: string }> {
  const organizationDefault = await ensureDefaultPipeline(actor.organizationId);
  const [pipelines, preferred] = await Promise.all([
    readParts(actor, members),
    preferredPipelineId(actor),
  ]);
  return {
    pipelines: pipelines.map(({ part }) => part),
    default_pipeline_id: preferred ?? organizationDefault,
  };
}

/** The caller's default pipeline: the user's own choice while that is active, else the organization's. */
export async function defaultPipelineId(actor: Actor): Promise<string> {
  return (await preferredPipelineId(actor)) ?? (await ensureDefaultPipeline(actor.organizationId));
}

/** One pipeline with its stages. Throws `not_found`. */
export async function findPipeline(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
): Promise<PipelineRecord> {
  return readPipeline(db(actor), actor.organizationId, id);
}

/** Returns the members of one pipeline, and its version. Throws `not_found`. */
export async function findPipelinePart(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
  members: readonly PipelineMember[],
): Promise<RecordPart> {
  const [found] = isUuid(id)
    ? await readParts(actor, members, Prisma.sql`AND p.id = ${id}::uuid`)
    : [];
  if (!found) throw notFound();
  return found;
}

/** One pipeline that the caller may change. Throws `not_found`, `forbidden`. */
export async function editablePipeline(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
): Promise<PipelineRecord> {
  const pipeline = await findPipeline(actor, id);
  if (!canEditPipeline(actor, pipeline)) throw forbiddenRecord("You may not change this pipeline");
  return pipeline;
}

/** One live pipeline, within a transaction or outside. Throws `not_found`. */
export async function readPipeline(
  tx: Db,
  organizationId: string,
  id: string,
): Promise<PipelineRecord> {
  if (!isUuid(id)) throw notFound();
  const [pipeline] = await readPipelines(tx, organizationId, Prisma.sql`AND p.id = ${id}::uuid`);
  if (!pipeline) throw notFound();
  return pipeline;
}

/** The live pipelines among those with these UUIDs, in no order. */
export function readPipelinesById(
  organizationId: string,
  ids: string[],
): Promise<PipelineRecord[]> {
  return readPipelines(
    db({ organizationId }),
    organizationId,
    Prisma.sql`AND p.id = ANY(${ids}::uuid[])`,
  );
}

/** The live stages among those with these UUIDs, in no order. */
export async function readStagesById(
  organizationId: string,
  ids: string[],
): Promise<StageRecord[]> {
  const pipelines = await readPipelines(
    db({ organizationId }),
    organizationId,
    Prisma.sql`AND p.id IN (SELECT pipeline_id FROM stages
      WHERE organization_id = ${organizationId}::uuid AND id = ANY(${ids}::uuid[]))`,
  );
  return pipelines.flatMap(({ stages }) => stages.filter(({ id }) => ids.includes(id)));
}

/** Live pipelines with their stages, by position. */
export async function readPipelines(
  tx: Db,
  organizationId: string,
  where: Prisma.Sql = Prisma.empty,
): Promise<PipelineRecord[]> {
  const rows = await tx.$queryRaw<{ pipeline: PipelineRecord }[]>`
    SELECT ${wholePipeline} AS pipeline FROM pipelines p ${stagesJoin}
    WHERE p.organization_id = ${organizationId}::uuid AND p.deleted_at IS NULL ${where}
    ORDER BY p.position, p.id`;
  return rows.map((row) => row.pipeline);
}

async function readParts(
  { organizationId }: Actor,
  members: readonly PipelineMember[],
  where: Prisma.Sql = Prisma.empty,
): Promise<RecordPart[]> {
  const readsStages = members.includes("stages") || members.includes("opportunities_count");
  return db({ organizationId }).$queryRaw<RecordPart[]>`
    SELECT ${pipelineJson(members)} AS part, p.lock_version
    FROM pipelines p ${readsStages ? stagesJoin : Prisma.empty}
    WHERE p.organization_id = ${organizationId}::uuid AND p.deleted_at IS NULL ${where}
    ORDER BY p.position, p.id`;
}

async function preferredPipelineId({ organizationId, userId }: Actor): Promise<string | null> {
  if (userId === null) return null;
  const [preferred] = await db({ organizationId }).$queryRaw<{ id: string }[]>`
    SELECT p.id FROM members m
    JOIN pipelines p ON p.organization_id = m.organization_id AND p.id = m.default_pipeline_id AND p.deleted_at IS NULL
      AND p.is_active AND NOT p.is_archived
    WHERE m.organization_id = ${organizationId}::uuid AND m.user_id = ${userId}::uuid`;
  return preferred?.id ?? null;
}
