import { type Actor, authorize } from "@/lib/domain/actor";
import { collectIssues, type FieldIssue } from "@/lib/domain/errors";
import { distinctTags, isUuid, tagKey } from "@/lib/domain/fields";
import { lacksReason, plannedValues } from "@/lib/domain/opportunities/plan-update";
import { shownChanges } from "@/lib/domain/opportunities/sql/write-update";
import { namedStage } from "@/lib/domain/opportunities/target-stage";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { type BulkError, bulkError } from "./bulk-error";
import type { BulkPatch } from "./schema";
import type { LockedOpportunity, LockedStage } from "./sql/lock-opportunities";
import type { BulkRow } from "./sql/write-bulk";

const MAX_TAGS = 50;

/** A patch with the records that it names. */
type ResolvedPatch = {
  patch: BulkPatch;
  ownerId: string | null | undefined;
  stageId: string | undefined;
  isReasonRequired: boolean;
  /** The issues of the patch itself, for whichever opportunities. */
  issues: FieldIssue[];
};

/** Looks up the owner and the stage that a patch names. */
export async function resolvePatch(actor: Actor, patch: BulkPatch): Promise<ResolvedPatch> {
  const issues: FieldIssue[] = [];
  const [references, stage, organization] = await Promise.all([
    resolveReferences(actor, { owner_user_id: patch.owner_user_id }),
    patch.pipeline_stage_id === undefined
      ? undefined
      : namedStage(actor, patch.pipeline_stage_id).catch((error) => collectIssues(error, issues)),
    patch.lost_reason === null
      ? findOrganization(authorize(actor, "VIEW_SALES_PIPELINES"))
      : undefined,
  ]);
  issues.push(...references.issues);
  return {
    patch,
    ownerId: references.ids.owner_user_id,
    stageId: stage?.id,
    isReasonRequired: stage?.lost_reason_required ?? organization?.lost_reason_required ?? false,
    issues: issues.map(({ field, message }) => ({ field: `patch.${field}`, message })),
  };
}

/** The named opportunities, by the ids as sent. */
export function bySentId(
  ids: string[],
  locked: Iterable<LockedOpportunity>,
): ReadonlyMap<string, LockedOpportunity> {
  const known = new Map<string, LockedOpportunity>();
  for (const row of locked) if (!row.is_deleted) known.set(row.id, row).set(row.public_id, row);
  return new Map(
    ids.flatMap((sent) => {
      const row = known.get(isUuid(sent) ? sent.toLowerCase() : sent);
      return row ? [[sent, row] as const] : [];
    }),
  );
}

/** The rows that the patch changes, in the order of the ids, still without ranks. Throws `invalid` with the error of each id. */
export function planPatch(
  ids: string[],
  found: ReadonlyMap<string, LockedOpportunity>,
  stages: ReadonlyMap<string, LockedStage>,
  resolved: ResolvedPatch,
): BulkRow[] {
  const now = new Date().toISOString();
  const target = resolved.stageId === undefined ? undefined : stages.get(resolved.stageId);
  return planEach(ids, found, (before) => {
    const [issue] = resolved.issues;
    if (issue) return issue;
    const stage = target && target.id !== before.pipeline_stage_id ? target : undefined;
    if (stage && !stage.is_active && stage.pipeline_id !== before.pipeline_id) {
      return { field: "patch.pipeline_stage_id", message: "must not be of an inactive pipeline" };
    }
    const tags = patchedTags(before.tags, resolved.patch);
    if (tags && tags.length > MAX_TAGS)
      return { field: "patch.add_tags", message: `must leave at most ${MAX_TAGS} tags` };
    const sent = { owner_user_id: resolved.ownerId, lost_reason: resolved.patch.lost_reason, tags };
    const values = plannedValues(before, sent, stage, now);
    if (
      resolved.isReasonRequired &&
      lacksReason(before, values, stage?.stage_type ?? before.status)
    ) {
      return { field: "patch.lost_reason", message: "is required for a lost opportunity" };
    }
    const action = stage ? "move" : "update";
    return { before, values, isDeleted: false, action, changes: shownChanges(before, values) };
  }).filter(({ values }) => Object.keys(values).length > 0);
}

/** The deletion of all named opportunities. Throws `invalid` with the error of each id. */
export function planDeletion(
  ids: string[],
  found: ReadonlyMap<string, LockedOpportunity>,
): BulkRow[] {
  return planEach(ids, found, (before) => ({
    before,
    values: {},
    isDeleted: true,
    action: "delete",
    changes: { name: [before.name, null] },
  }));
}

function planEach(
  ids: string[],
  found: ReadonlyMap<string, LockedOpportunity>,
  plan: (before: LockedOpportunity) => BulkRow | FieldIssue,
): BulkRow[] {
  const errors: BulkError[] = [];
  const seen = new Set<string>();
  const rows = ids.flatMap((sent, index) => {
    const before = found.get(sent);
    const field = `ids[${index}]`;
    const planned = planOne(before, seen, field, plan);
    if ("before" in planned) {
      seen.add(planned.before.id);
      return [planned];
    }
    errors.push({ index, status: before ? 422 : 404, issue: planned });
    return [];
  });
  if (errors.length > 0) throw bulkError(ids, found, errors);
  return rows;
}

function planOne(
  before: LockedOpportunity | undefined,
  seen: ReadonlySet<string>,
  field: string,
  plan: (before: LockedOpportunity) => BulkRow | FieldIssue,
): BulkRow | FieldIssue {
  if (!before) return { field, message: "must be an opportunity of your organization" };
  return seen.has(before.id) ? { field, message: "must be named once" } : plan(before);
}

/** The tags after the patch; undefined if it does not change tags. */
function patchedTags(tags: string[], { add_tags, remove_tags }: BulkPatch): string[] | undefined {
  if (!add_tags && !remove_tags) return undefined;
  const removed = new Set(remove_tags?.map(tagKey));
  const kept = tags.filter((tag) => !removed.has(tagKey(tag)));
  return distinctTags([...kept, ...(add_tags ?? [])]);
}
