import { type Actor, authorize } from "@/lib/domain/actor";
import { collectIssues, type FieldIssue } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { lacksReason, plannedValues } from "@/lib/domain/opportunities/plan-update";
import { shownChanges } from "@/lib/domain/opportunities/sql/write-update";
import { namedStage } from "@/lib/domain/opportunities/target-stage";
import { findOrganization } from "@/lib/domain/organizations/queries";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { type BulkError, bulkError } from "./bulk-error";
import type { LockedOpportunity, LockedStage } from "./lock-opportunities";
import type { BulkPatch } from "./schema";
import type { BulkRow } from "./write-bulk";

const MAX_TAGS = 50;

/** A patch with the records that it names. */
export type WantedPatch = {
  patch: BulkPatch;
  ownerId: string | null | undefined;
  stageId: string | undefined;
  isReasonRequired: boolean;
  /** What is wrong with the patch itself, whatever it is applied to. */
  issues: FieldIssue[];
};

/** Looks up the owner and the stage that a patch names. */
export async function resolvePatch(actor: Actor, patch: BulkPatch): Promise<WantedPatch> {
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

/** The named opportunities, by the ids as they were sent. */
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

/** What the patch writes: those it changes, in the order of the ids, ranks not given yet. Throws `invalid` saying what is wrong with which. */
export function planPatch(
  ids: string[],
  found: ReadonlyMap<string, LockedOpportunity>,
  stages: ReadonlyMap<string, LockedStage>,
  wanted: WantedPatch,
): BulkRow[] {
  const now = new Date().toISOString();
  const target = wanted.stageId === undefined ? undefined : stages.get(wanted.stageId);
  return planEach(ids, found, (before) => {
    const [issue] = wanted.issues;
    if (issue) return issue;
    const stage = target && target.id !== before.pipeline_stage_id ? target : undefined;
    if (stage && !stage.is_active && stage.pipeline_id !== before.pipeline_id) {
      return { field: "patch.pipeline_stage_id", message: "must not be of an inactive pipeline" };
    }
    const tags = patchedTags(before.tags, wanted.patch);
    if (tags && tags.length > MAX_TAGS)
      return { field: "patch.add_tags", message: `must leave at most ${MAX_TAGS} tags` };
    const sent = { owner_user_id: wanted.ownerId, lost_reason: wanted.patch.lost_reason, tags };
    const values = plannedValues(before, sent, stage, now);
    if (
      wanted.isReasonRequired &&
      lacksReason(before, values, stage?.stage_type ?? before.status)
    ) {
      return { field: "patch.lost_reason", message: "is required for a lost opportunity" };
    }
    const action = stage ? "move" : "update";
    return { before, values, isDeleted: false, action, changes: shownChanges(before, values) };
  }).filter(({ values }) => Object.keys(values).length > 0);
}

/** The deletion of all that are named. Throws `invalid` saying what is wrong with which. */
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
  const faults: BulkError[] = [];
  const seen = new Set<string>();
  const rows = ids.flatMap((sent, index) => {
    const before = found.get(sent);
    const field = `ids[${index}]`;
    const planned: BulkRow | FieldIssue = !before
      ? { field, message: "must be an opportunity of your organization" }
      : seen.has(before.id)
        ? { field, message: "must be named once" }
        : plan(before);
    if ("before" in planned) {
      seen.add(planned.before.id);
      return [planned];
    }
    faults.push({ index, status: before ? 422 : 404, issue: planned });
    return [];
  });
  if (faults.length > 0) throw bulkError(ids, found, faults);
  return rows;
}

/** The tags after the patch; undefined when it says nothing of them. */
function patchedTags(tags: string[], { add_tags, remove_tags }: BulkPatch): string[] | undefined {
  if (!add_tags && !remove_tags) return undefined;
  const removed = new Set(remove_tags);
  return [...new Set([...tags.filter((tag) => !removed.has(tag)), ...(add_tags ?? [])])];
}
