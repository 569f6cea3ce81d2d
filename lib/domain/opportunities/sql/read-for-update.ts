import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { matchesId } from "@/lib/domain/opportunities/queries";
import {
  OPPORTUNITY_FIELDS,
  type OpportunityFields,
  type OpportunityRecord,
} from "@/lib/domain/opportunities/record";
import { movesWithin } from "@/lib/domain/opportunities/rules";
import type { UpdateOpportunity } from "@/lib/domain/opportunities/schema";
import { type FieldsWith, fieldsWith } from "@/lib/domain/record-fields";
import { selectAround } from "@/lib/domain/sql/record-columns";
import { countedPosition } from "./record";
import { stageSql, type TargetStage } from "./target-stage";

/** Fields that an update reads beside those that a client can send. */
const BESIDE = [
  "id",
  "public_id",
  "stage_type",
  "closed_at",
  "stage_entered_at",
  "lock_version",
] as const;
type CurrentField = FieldsWith<OpportunityFields, "in"> | (typeof BESIDE)[number];

/**
 * The fields that an update compares and may write, in the form of the record. `stage_position` is null
 * if the update does not depend on it.
 */
export type CurrentOpportunity = Omit<Pick<OpportunityRecord, CurrentField>, "stage_position"> & {
  stage_position: number | null;
  rank: string;
};

/** An opportunity as it is, and the stage that the input alone decides, with the slot to move into. */
export type UpdateSnapshot = {
  current: CurrentOpportunity;
  targetStage: TargetStage | null;
};

/**
 * Reads what an update needs in one round trip: not the whole record, because PostgreSQL takes longer to
 * set up its joins than to read the row. `stage_position` is counted only if the opportunity may move within its stage.
 * `targetStage` is null if a pipeline is named too, or nothing moves. Throws `not_found`.
 */
export async function readForUpdate(
  actor: Actor,
  id: string,
  input: UpdateOpportunity,
): Promise<UpdateSnapshot> {
  const stageId = targetStageId(input);
  const position = formerPosition(stageId, input);
  const moving = { id: Prisma.sql`o.id`, stageId: Prisma.sql`o.stage_id` };
  const targetStage = stageId
    ? Prisma.sql`(SELECT row_to_json(target) FROM (
        ${stageSql(actor, Prisma.sql`s.id = ${stageId}`, { requested: input, moving })}) target)`
    : Prisma.sql`NULL`;
  const [read] = await db(actor).$queryRaw<UpdateSnapshot[]>`
    SELECT row_to_json((SELECT r FROM (SELECT ${before}, ${position} AS stage_position, ${after}, o.rank) r)) AS current,
      ${targetStage} AS "targetStage"
    FROM opportunities o JOIN stages s ON s.organization_id = o.organization_id AND s.id = o.stage_id
    WHERE o.organization_id = ${actor.organizationId}::uuid AND ${matchesId(id)} AND o.deleted_at IS NULL`;
  if (!read) throw notFound();
  return read;
}

// A deleted account or contact reads as null, as it does in the record.
const live = (table: "accounts" | "contacts", column: "account_id" | "contact_id") =>
  `(SELECT l.id FROM ${table} l
  WHERE l.organization_id = o.organization_id AND l.id = o.${column} AND l.deleted_at IS NULL)`;

const JOINED = {
  stage_type: "s.stage_type",
  account_id: live("accounts", "account_id"),
  contact_id: live("contacts", "contact_id"),
} as const;

const CURRENT: readonly string[] = [...fieldsWith(OPPORTUNITY_FIELDS, "in"), ...BESIDE];
const { before, after } = selectAround(OPPORTUNITY_FIELDS, "stage_position", {
  keys: fieldsWith(OPPORTUNITY_FIELDS, "out").filter((field) => CURRENT.includes(field)),
  alias: "o",
  expressions: JOINED,
});

/** The position of `o` in its stage, counted only where the input may move it within that stage. */
function formerPosition(stageId: Prisma.Sql | null, input: UpdateOpportunity): Prisma.Sql {
  if (stageId) return Prisma.sql`CASE WHEN o.stage_id = ${stageId} THEN ${countedPosition} END`;
  return input.pipeline_id !== undefined && movesWithin(input)
    ? countedPosition
    : Prisma.sql`NULL::int`;
}

function targetStageId(input: UpdateOpportunity): Prisma.Sql | null {
  const { pipeline_id, pipeline_stage_id } = input;
  if (pipeline_id !== undefined) return null;
  if (pipeline_stage_id !== undefined)
    return isUuid(pipeline_stage_id) ? Prisma.sql`${pipeline_stage_id}::uuid` : null;
  return movesWithin(input) ? Prisma.sql`o.stage_id` : null;
}
