import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { idIs } from "./queries";
import { countedPlace, recordJoins, recordJson } from "./record-sql";
import type { OpportunityRecord, UpdateOpportunity } from "./schema";
import { stageSql, type TargetStage } from "./target-stage";

/** An opportunity as it is, and the stage that the input means by itself, with the gap it is wanted in. */
export type Read = { before: OpportunityRecord; found: TargetStage | null };

/**
 * Reads what an update needs in one round trip. The record's `stage_position` is counted only where it may move within
 * its stage. No stage is found where a pipeline is named too, or nothing moves. Throws `not_found`.
 */
export async function readForUpdate(actor: Actor, id: string, input: UpdateOpportunity): Promise<Read> {
  const stageId = wantedStageId(input);
  const place = stageId ? Prisma.sql`CASE WHEN o.stage_id = ${stageId} THEN ${countedPlace} ELSE 0 END` : Prisma.sql`0`;
  const moving = { id: Prisma.sql`o.id`, stageId: Prisma.sql`o.stage_id` };
  const found = stageId
    ? Prisma.sql`(SELECT row_to_json(target) FROM (
        ${stageSql(actor, Prisma.sql`s.id = ${stageId}`, { wish: input, moving })}) target)`
    : Prisma.sql`NULL`;
  const [read] = await db(actor).$queryRaw<Read[]>`
    SELECT ${recordJson(place)} AS before, ${found} AS found FROM opportunities o ${recordJoins}
    WHERE o.organization_id = ${actor.organizationId}::uuid AND ${idIs(id)} AND o.deleted_at IS NULL`;
  if (!read) throw notFound();
  return read;
}

function wantedStageId(input: UpdateOpportunity): Prisma.Sql | null {
  const { pipeline_id, pipeline_stage_id, stage_position, before_id, after_id } = input;
  if (pipeline_id !== undefined) return null;
  if (pipeline_stage_id !== undefined) return isUuid(pipeline_stage_id) ? Prisma.sql`${pipeline_stage_id}::uuid` : null;
  const movesWithin = stage_position !== undefined || before_id !== undefined || after_id !== undefined;
  return movesWithin ? Prisma.sql`o.stage_id` : null;
}
