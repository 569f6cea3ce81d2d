import { randomUUID } from "node:crypto";
import { db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { changeRows, gateSql, insertChangesSql } from "@/lib/domain/changes/append";
import type { FieldChanges } from "@/lib/domain/changes/schema";
import { collectIssues, DomainError, type FieldIssue, invalid } from "@/lib/domain/errors";
import { holdLinksSql } from "@/lib/domain/hold-links";
import { newPublicId } from "@/lib/domain/public-id";
import { resolveReferences } from "@/lib/domain/resolve-references";
import { retryOnCollision } from "@/lib/domain/retry-on-collision";
import { assignments, type OpportunityValues, plainValues } from "./columns";
import { type Place, placeInStage } from "./place-in-stage";
import { placeAmongOthers, recordJoins, recordJson } from "./record-sql";
import { enterStage } from "./rules";
import type { CreateOpportunity, OpportunityRecord } from "./schema";
import { active, type TargetStage, targetStage } from "./target-stage";

/**
 * Creates an opportunity at the end of its stage, or at `stage_position` (api.md 3.4), with its `create` event, in one
 * statement. Throws `forbidden`, `invalid`.
 */
export async function createOpportunity(actor: Actor, input: CreateOpportunity): Promise<OpportunityRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  const { stage, values } = await checked(actor, input);
  return retryOnCollision(async (attempt) => {
    const place = await placeInStage(actor, stage, input, null, attempt);
    const created = await insert(actor, stage, { ...values, rank: place.rank }, place);
    if (created) return created;
    // Something it names went away in between: asked again, the check says what.
    await checked(actor, input);
    throw new DomainError("conflict", "The stage was removed in the meantime");
  });
}

async function checked(
  actor: Actor,
  input: CreateOpportunity,
): Promise<{ stage: TargetStage; values: OpportunityValues }> {
  const issues: FieldIssue[] = [];
  const [stage, references] = await Promise.all([
    targetStage(actor, input)
      .then((found) => active(found, input.pipeline_stage_id === undefined ? "pipeline_id" : "pipeline_stage_id"))
      .catch((error) => collectIssues(error, issues)),
    resolveReferences(actor, input),
  ]);
  issues.push(...references.issues);
  if (stage && input.status !== undefined && input.status !== stage.stage_type) {
    issues.push({ field: "status", message: "follows the stage and cannot be set" });
  }
  if (stage?.stage_type === "lost" && stage.lost_reason_required && !input.lost_reason) {
    issues.push({ field: "lost_reason", message: "is required for a lost opportunity" });
  }
  if (!stage || issues.length > 0) throw invalid(...issues);
  const now = new Date().toISOString();
  const values: OpportunityValues = {
    currency: stage.currency,
    ...plainValues(input),
    ...references.ids,
    owner_user_id: input.owner_user_id === undefined ? actor.userId : references.ids.owner_user_id,
    pipeline_id: stage.pipeline_id,
    pipeline_stage_id: stage.id,
    opened_at: input.opened_at === undefined ? now : input.opened_at,
    stage_entered_at: now,
    ...enterStage({ status: "open", closed_at: null, lost_reason: input.lost_reason ?? null }, stage.stage_type, now),
  };
  return { stage, values };
}

/** Writes the new opportunity and answers its record; nothing when its stage, account or contact is gone. */
async function insert(
  actor: Actor,
  stage: TargetStage,
  values: OpportunityValues,
  place: Place,
): Promise<OpportunityRecord | undefined> {
  const organizationId = Prisma.sql`${actor.organizationId}::uuid`;
  const id = randomUUID();
  const publicId = newPublicId("opportunity");
  const set = assignments(values);
  const { rank: _rank, stage_entered_at: _entered, ...shown } = values;
  const changes: FieldChanges = Object.fromEntries(
    Object.entries(shown).flatMap(([field, value]) =>
      value === undefined || value === null ? [] : [[field, [null, value]]],
    ),
  );
  const event = changeRows([
    { record_type: "opportunity", record_id: id, public_id: publicId, action: "create", changes },
  ]);
  const position = place.isEnd
    ? Prisma.sql`counted.opportunities_count - 1`
    : place.position === undefined
      ? placeAmongOthers
      : Prisma.sql`${place.position}::int`;
  const { cte: linked, areHeld } = holdLinksSql(organizationId, values);
  const [written] = await db().$queryRaw<{ record: OpportunityRecord }[]>`WITH ${gateSql(actor)} ${linked}, counted AS (
      UPDATE stages SET opportunities_count = opportunities_count + 1
      WHERE organization_id = ${organizationId} AND id = ${stage.id}::uuid AND deleted_at IS NULL AND ${areHeld}
      RETURNING opportunities_count
    ), inserted AS (
      INSERT INTO opportunities (organization_id, id, public_id, created_by_user_id, ${Prisma.join(set.map(({ column }) => column))})
      SELECT ${organizationId}, ${id}::uuid, ${publicId}, ${actor.userId}::uuid, ${Prisma.join(set.map(({ value }) => value))} FROM counted
      RETURNING *
    ), logged AS (${insertChangesSql(actor, Prisma.sql`SELECT c.* FROM ${event}, inserted`)})
    SELECT ${recordJson(position)} AS record FROM counted, inserted o ${recordJoins}`;
  return written?.record;
}
