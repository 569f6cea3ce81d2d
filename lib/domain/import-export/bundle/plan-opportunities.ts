import type { ImportContext } from "@/lib/domain/import-export/import-context";
import { namedOwner } from "@/lib/domain/import-export/owners";
import { placeAtEnd } from "@/lib/domain/import-export/place-at-end";
import { type Planned, planRecords, type Sent } from "@/lib/domain/import-export/plan-records";
import type { Values } from "@/lib/domain/import-export/table";
import { OPPORTUNITIES } from "@/lib/domain/import-export/tables";
import { STAGE_TYPES, type StageType } from "@/lib/domain/pipelines/schema";
import type { PipelinePlan } from "./plan-pipelines";
import { type Bundle, type BundleRow, readRows } from "./read-rows";
import { type Resolved, type ResolveStage, stageResolver } from "./resolve-stage";
import { OpportunityRow } from "./schema";

type Entry = BundleRow<OpportunityRow>;

/**
 * The opportunities to write; to be called after pipelines, accounts and contacts are planned. Those that
 * are new to their stage come after its current ones, in the bundle's order; the others keep their position
 * (docs/api.md 3.6).
 */
export async function planOpportunities(
  context: ImportContext,
  bundle: Bundle,
  pipelines: PipelinePlan,
): Promise<Planned[]> {
  const { links } = context;
  const entries = await readRows(bundle, "opportunities", OpportunityRow, context.report);
  await links.load("accounts", entries, "account_public_id");
  await links.load("contacts", entries, "contact_public_id");
  const resolve = stageResolver(pipelines);
  const planned = await planRecords(
    context,
    "opportunities",
    OPPORTUNITIES,
    entries,
    (entry, before) => ({
      ...opportunityValues(context, entry, before, resolve),
      account_id: links.find("accounts", entry, "account_public_id"),
      contact_id: links.find("contacts", entry, "contact_public_id"),
    }),
  );
  const positionOf = new Map(
    entries.map(({ place, row }) => [place.index, row.stage_position ?? null]),
  );
  await placeAtEnd(context, planned, positionOf);
  return planned;
}

/** The values of a row except its links: the stage and what follows from it, the owner, and the first values of a new one. */
export function opportunityValues(
  context: ImportContext,
  entry: Entry,
  before: Values | null,
  resolve: ResolveStage,
): Sent {
  const existing = existingOf(before);
  const resolved = resolve(entry.row, existing);
  warnOfStage(context, entry, resolved);
  const owner = namedOwner(context, entry.place, entry.row, existing?.owner_user_id ?? null);
  return {
    ...closing(context, entry, resolved, existing),
    pipeline_id: resolved.stage.now.pipeline_id,
    stage_id: resolved.stage.id,
    owner_user_id: owner?.userId,
    // The text of an earlier import stays under a member, as it does in edits.
    imported_owner_name: owner?.userId ? undefined : owner?.text,
    ...(before === null ? firstValues(context, entry) : undefined),
  };
}

type Existing = {
  stage_id: string;
  status: StageType;
  closed_at: string | null;
  stage_entered_at: string | null;
  owner_user_id: string | null;
};

function existingOf(before: Values | null): Existing | null {
  if (before === null) return null;
  const text = (column: string) => (typeof before[column] === "string" ? before[column] : null);
  const status = STAGE_TYPES.find((type) => type === before.status) ?? "open";
  return {
    stage_id: text("stage_id") ?? "",
    status,
    closed_at: text("closed_at"),
    stage_entered_at: text("stage_entered_at"),
    owner_user_id: text("owner_user_id"),
  };
}

/** The first values of a new opportunity that the bundle omits. Its rank is provisional until `placeAtEnd`. */
function firstValues({ actor, organization, now }: ImportContext, { row }: Entry): Sent {
  return {
    rank: "a0",
    currency: row.currency ?? organization.currency,
    opened_at: row.opened_at === undefined ? (row.created_at ?? now) : row.opened_at,
    created_by_user_id: actor.userId,
  };
}

/** A live opportunity has its stage's type as status, and the closing that follows; a deleted one keeps its values. */
function closing(
  { now }: ImportContext,
  { row }: Entry,
  { stage }: Resolved,
  existing: Existing | null,
): Sent {
  const isDeleted = Boolean(row.deleted_at);
  const status = isDeleted
    ? (row.status ?? existing?.status ?? stage.now.stage_type)
    : stage.now.stage_type;
  const stayed = existing?.stage_id === stage.id ? existing : null;
  const closedBefore = existing?.status === status ? existing.closed_at : null;
  const isClosed = status !== "open";
  const closed_at = isDeleted
    ? row.closed_at
    : isClosed
      ? (row.closed_at ?? closedBefore ?? row.stage_entered_at ?? now)
      : null;
  const entered = isClosed
    ? (closed_at ?? now)
    : existing
      ? now
      : (row.opened_at ?? row.created_at ?? now);
  return {
    status,
    closed_at,
    lost_reason: isDeleted || status === "lost" ? row.lost_reason : null,
    stage_entered_at: row.stage_entered_at ?? stayed?.stage_entered_at ?? entered,
  };
}

function warnOfStage(
  { report, organization }: ImportContext,
  { place, row }: Entry,
  { stage, isAsNamed }: Resolved,
) {
  const { name, stage_type: type } = stage.now;
  if (!isAsNamed) {
    const field = row.stage ? "stage" : "pipeline_stage_id";
    report.warn(
      place,
      field,
      `is not a stage here; ${name} is taken instead${row.stage ? ` of ${row.stage}` : ""}`,
    );
  }
  if (row.deleted_at) return;
  if (row.status && row.status !== type)
    report.warn(place, "status", `follows the stage ${name}, which is ${type}`);
  if (type === "open" && row.closed_at)
    report.warn(place, "closed_at", `is dropped: the stage ${name} is open`);
  const lacksReason = type === "lost" && organization.lost_reason_required && !row.lost_reason;
  if (lacksReason) report.warn(place, "lost_reason", "is missing");
}
