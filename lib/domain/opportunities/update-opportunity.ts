import { db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { changeRows, gateSql, insertChangesSql } from "@/lib/domain/changes/append";
import type { FieldChanges } from "@/lib/domain/changes/schema";
import { DomainError, type FieldIssue, invalid } from "@/lib/domain/errors";
import { assignments, type OpportunityValues } from "./columns";
import { type Place, placeInStage } from "./place-in-stage";
import { readOpportunity } from "./queries";
import { resolveReferences } from "./references";
import { Collision, retryOnCollision } from "./retry-on-collision";
import { enterStage } from "./rules";
import type { OpportunityRecord, UpdateOpportunity } from "./schema";
import { active, namedStage, type TargetStage, targetStage } from "./target-stage";

/**
 * Edits an opportunity, moves it, or both, in one statement with its event (api.md 3.4). `ifMatch` is the version it
 * must have. Throws `not_found`, `forbidden`, `invalid`, `stale`, and `conflict` with the current record when
 * `expected_stage_id` no longer holds.
 */
export async function updateOpportunity(
  actor: Actor,
  id: string,
  input: UpdateOpportunity,
  ifMatch?: number,
): Promise<OpportunityRecord> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  return retryOnCollision(async (attempt) => {
    const before = await readOpportunity(db(), actor.organizationId, id, movesWithin(input) ? undefined : 0);
    const { values, stage } = await checked(actor, before, input);
    await refuseStale(actor, before, input, ifMatch);
    const place = stage && (await movedPlace(actor, before, stage, input, attempt));
    const count = await write(actor, before, place ? { ...values, rank: place.rank } : values, place);
    return readOpportunity(db(), actor.organizationId, before.id, placeAfter(before, stage, place, input, count));
  });
}

/** What the input writes, and the stage it moves to, if it moves. */
async function checked(actor: Actor, before: OpportunityRecord, input: UpdateOpportunity) {
  const references = await resolveReferences(actor, input);
  const issues = [...references.issues];
  if (input.before_id !== undefined && input.after_id !== undefined) {
    issues.push({ field: "before_id", message: "must not be sent together with after_id" });
  }
  const stage = await wantedStage(actor, before, input).catch((error: unknown) => collect(error, issues));
  const type = stage?.stage_type ?? before.stage_type;
  if (input.status !== undefined && input.status !== type) issues.push({ field: "status", message: "follows the stage and cannot be set" });
  const { name, amount, currency, probability, expected_close_date, source, description, tags, external_system, external_id, opened_at } =
    input;
  const now = new Date().toISOString();
  const values: OpportunityValues = {
    ...changed(before, { name, amount, currency, probability, expected_close_date, source, description, tags }),
    ...changed(before, { external_system, external_id, opened_at, ...references.ids }),
    ...(references.ids.owner_user_id ? { imported_owner_name: null } : {}),
  };
  const closing = enterStage({ ...before, lost_reason: input.lost_reason === undefined ? before.lost_reason : input.lost_reason }, type, now);
  Object.assign(values, changed(before, closing));
  if (stage && stage.id !== before.pipeline_stage_id) {
    Object.assign(values, { pipeline_id: stage.pipeline_id, pipeline_stage_id: stage.id, stage_entered_at: now });
  }
  if (type === "lost" && closing.lost_reason === null && (values.status !== undefined || values.lost_reason !== undefined)) {
    const required = stage?.lost_reason_required ?? (await namedStage(actor, before.pipeline_stage_id)).lost_reason_required;
    if (required) issues.push({ field: "lost_reason", message: "is required for a lost opportunity" });
  }
  if (issues.length > 0) throw invalid(...issues);
  return { values, stage };
}

/** The stage to move to or within; undefined when the input does not move. */
async function wantedStage(actor: Actor, before: OpportunityRecord, input: UpdateOpportunity): Promise<TargetStage | undefined> {
  const { pipeline_stage_id, pipeline_id } = input;
  if (pipeline_stage_id === undefined && pipeline_id === undefined && !movesWithin(input)) return undefined;
  const stage =
    pipeline_stage_id === undefined && pipeline_id !== undefined && pipeline_id.toLowerCase() !== before.pipeline_id
      ? await targetStage(actor, { pipeline_id })
      : await namedStage(actor, pipeline_stage_id ?? before.pipeline_stage_id, pipeline_id);
  if (stage.pipeline_id !== before.pipeline_id) active(stage, pipeline_stage_id === undefined ? "pipeline_id" : "pipeline_stage_id");
  return stage.id !== before.pipeline_stage_id || movesWithin(input) ? stage : undefined;
}

/** The place to move to; undefined when the opportunity stands there already. */
async function movedPlace(actor: Actor, before: OpportunityRecord, stage: TargetStage, input: UpdateOpportunity, attempt: number) {
  const place = await placeInStage(actor, stage, input, before.id, attempt);
  return stage.id === before.pipeline_stage_id && place.position === before.stage_position ? undefined : place;
}

function movesWithin({ stage_position, before_id, after_id }: UpdateOpportunity): boolean {
  return stage_position !== undefined || before_id !== undefined || after_id !== undefined;
}

async function refuseStale(actor: Actor, before: OpportunityRecord, input: UpdateOpportunity, ifMatch: number | undefined) {
  const isStale = ifMatch !== undefined && ifMatch !== before.lock_version;
  const hasMoved = input.expected_stage_id !== undefined && input.expected_stage_id.toLowerCase() !== before.pipeline_stage_id;
  if (!isStale && !hasMoved) return;
  const current = { opportunity: await readOpportunity(db(), actor.organizationId, before.id) };
  if (isStale) throw new DomainError("stale", "The opportunity was changed since you read it", { current });
  throw new DomainError("conflict", `The opportunity is in ${current.opportunity.stage} now`, { current });
}

/**
 * Writes the values if the record is still what was read; both stages are locked in id order before it is. Answers how
 * many the stage it is in then holds, null when it did not change stages.
 */
async function write(actor: Actor, before: OpportunityRecord, values: OpportunityValues, place: Place | undefined): Promise<number | null> {
  const set = assignments(values);
  if (set.length === 0) return null;
  const organizationId = Prisma.sql`${actor.organizationId}::uuid`;
  const from = before.pipeline_stage_id;
  const to = String(values.pipeline_stage_id ?? from);
  const stages = Prisma.sql`(${Prisma.join([...new Set([from, to])].map((id) => Prisma.sql`${id}::uuid`))})`;
  const event = changeRows([
    {
      record_type: "opportunity",
      record_id: before.id,
      public_id: before.public_id,
      action: place ? "move" : "update",
      changes: fieldChanges(before, values, place),
    },
  ]);
  const [written] = await db().$queryRaw<[{ changed: number; count: number | null }]>`WITH ${gateSql()}, locked AS MATERIALIZED (
      SELECT id FROM stages WHERE organization_id = ${organizationId} AND id IN ${stages} AND deleted_at IS NULL
      ORDER BY id FOR NO KEY UPDATE
    ), changed AS (
      UPDATE opportunities o SET ${Prisma.join(set.map(({ column, value }) => Prisma.sql`${column} = ${value}`))},
        lock_version = o.lock_version + 1, updated_at = now()
      WHERE o.organization_id = ${organizationId} AND o.id = ${before.id}::uuid AND o.lock_version = ${before.lock_version}
        AND o.deleted_at IS NULL AND (SELECT count(*) FROM locked) = ${from === to ? 1 : 2}
      RETURNING o.id
    ), counted AS (
      UPDATE stages SET opportunities_count = opportunities_count + CASE WHEN id = ${to}::uuid THEN 1 ELSE -1 END
      WHERE organization_id = ${organizationId} AND id IN ${stages} AND ${from !== to} AND EXISTS (SELECT 1 FROM changed)
      RETURNING id, opportunities_count
    ), logged AS (${insertChangesSql(actor, Prisma.sql`SELECT c.* FROM ${event}, changed`)})
    SELECT (SELECT count(*)::int FROM changed) AS changed,
      (SELECT opportunities_count FROM counted WHERE id = ${to}::uuid) AS count`;
  if (written.changed === 0) throw new Collision();
  return written.count;
}

/** The position in the answer where it is known without counting: at the end, where it was put, or unmoved at 0 cost. */
function placeAfter(
  before: OpportunityRecord,
  stage: TargetStage | undefined,
  place: Place | undefined,
  input: UpdateOpportunity,
  count: number | null,
): number | undefined {
  if (stage && count !== null && !movesWithin(input)) return count - 1;
  return stage ? place?.position : undefined;
}

function fieldChanges(before: OpportunityRecord, values: OpportunityValues, place: Place | undefined): FieldChanges {
  const { rank: _rank, stage_entered_at: _entered, imported_owner_name: _imported, ...shown } = values;
  const changes: FieldChanges = Object.fromEntries(
    Object.entries(shown).map(([field, value]) => [field, [before[field as keyof OpportunityRecord], value]]),
  );
  if (place?.position !== undefined && values.pipeline_stage_id === undefined) {
    changes.stage_position = [before.stage_position, place.position];
  }
  return changes;
}

/** The fields that were sent and differ from what is there. */
function changed(before: OpportunityRecord, sent: OpportunityValues): OpportunityValues {
  return Object.fromEntries(
    Object.entries(sent).filter(([field, value]) => {
      if (value === undefined) return false;
      return JSON.stringify(before[field as keyof OpportunityRecord]) !== JSON.stringify(value);
    }),
  );
}

function collect(error: unknown, issues: FieldIssue[]): undefined {
  if (!(error instanceof DomainError) || error.code !== "invalid") throw error;
  issues.push(...(error.extra.issues ?? []));
}
