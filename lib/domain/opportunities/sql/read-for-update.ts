import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { instantText } from "@/lib/domain/change-events/append-events";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { matchesId } from "@/lib/domain/opportunities/queries";
import type { OpportunityRecord, UpdateOpportunity } from "@/lib/domain/opportunities/schema";
import { stageSql, type TargetStage } from "@/lib/domain/opportunities/target-stage";
import { countedPlace } from "./record";

/** What an update may write of an opportunity and what tells it from other times, in the form of its record. */
export type CurrentOpportunity = Pick<
  OpportunityRecord,
  | "id"
  | "public_id"
  | "name"
  | "pipeline_id"
  | "pipeline_stage_id"
  | "stage_type"
  | "stage_position"
  | "status"
  | "amount"
  | "currency"
  | "probability"
  | "expected_close_date"
  | "closed_at"
  | "lost_reason"
  | "account_id"
  | "contact_id"
  | "owner_user_id"
  | "source"
  | "description"
  | "tags"
  | "external_system"
  | "external_id"
  | "opened_at"
  | "lock_version"
>;

/** An opportunity as it is, and the stage that the input means by itself, with the gap it is wanted in. */
export type UpdateSnapshot = {
  current: CurrentOpportunity;
  targetStage: TargetStage | null;
};

/**
 * Reads what an update needs in one round trip: no more of the record, because what PostgreSQL takes to set up the joins
 * of a whole one is longer than it takes to read it. `stage_position` is counted only where it may move within its stage.
 * No stage is found where a pipeline is named too, or nothing moves. Throws `not_found`.
 */
export async function readForUpdate(
  actor: Actor,
  id: string,
  input: UpdateOpportunity,
): Promise<UpdateSnapshot> {
  const stageId = wantedStageId(input);
  const place = stageId
    ? Prisma.sql`CASE WHEN o.stage_id = ${stageId} THEN ${countedPlace} ELSE 0 END`
    : Prisma.sql`0`;
  const moving = { id: Prisma.sql`o.id`, stageId: Prisma.sql`o.stage_id` };
  const targetStage = stageId
    ? Prisma.sql`(SELECT row_to_json(target) FROM (
        ${stageSql(actor, Prisma.sql`s.id = ${stageId}`, { wish: input, moving })}) target)`
    : Prisma.sql`NULL`;
  const [read] = await db(actor).$queryRaw<UpdateSnapshot[]>`
    SELECT row_to_json((SELECT r FROM (SELECT ${held(place)}) r)) AS current, ${targetStage} AS "targetStage"
    FROM opportunities o JOIN stages s ON s.organization_id = o.organization_id AND s.id = o.stage_id
    WHERE o.organization_id = ${actor.organizationId}::uuid AND ${matchesId(id)} AND o.deleted_at IS NULL`;
  if (!read) throw notFound();
  return read;
}

// A deleted account or contact reads as null, as it does in the record.
const live = (table: "accounts" | "contacts", column: "account_id" | "contact_id") =>
  Prisma.raw(`(SELECT l.id FROM ${table} l
  WHERE l.organization_id = o.organization_id AND l.id = o.${column} AND l.deleted_at IS NULL) AS ${column}`);

const held = (
  place: Prisma.Sql,
) => Prisma.sql`o.id, o.public_id, o.name, o.pipeline_id, o.stage_id AS pipeline_stage_id,
  s.stage_type, ${place} AS stage_position, o.status, o.amount::text AS amount, o.currency, o.probability,
  o.expected_close_date, ${Prisma.raw(instantText("o.closed_at"))} AS closed_at, o.lost_reason,
  ${live("accounts", "account_id")}, ${live("contacts", "contact_id")}, o.owner_user_id, o.source, o.description, o.tags,
  o.external_system, o.external_id, ${Prisma.raw(instantText("o.opened_at"))} AS opened_at, o.lock_version`;

function wantedStageId(input: UpdateOpportunity): Prisma.Sql | null {
  const { pipeline_id, pipeline_stage_id, stage_position, before_id, after_id } = input;
  if (pipeline_id !== undefined) return null;
  if (pipeline_stage_id !== undefined)
    return isUuid(pipeline_stage_id) ? Prisma.sql`${pipeline_stage_id}::uuid` : null;
  const movesWithin =
    stage_position !== undefined || before_id !== undefined || after_id !== undefined;
  return movesWithin ? Prisma.sql`o.stage_id` : null;
}
