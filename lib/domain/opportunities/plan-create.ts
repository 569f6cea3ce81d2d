import type { Actor } from "@/lib/domain/actor";
import { collectIssues, type FieldIssue, invalid } from "@/lib/domain/errors";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { enterStage } from "./rules";
import type { CreateOpportunity } from "./schema";
import { type OpportunityValues, plainValues } from "./sql/columns";
import type { TargetStage } from "./sql/target-stage";
import { requireActive, targetStage } from "./target-stage";

/**
 * The stage of a new opportunity, with the slot to go into, and its first values, all but its rank.
 * Throws `invalid`, listing every invalid field.
 */
export async function planCreate(
  actor: Actor,
  input: CreateOpportunity,
): Promise<{ stage: TargetStage; values: OpportunityValues }> {
  const issues: FieldIssue[] = [];
  const [stage, references] = await Promise.all([
    targetStage(actor, input, { requested: input })
      .then((found) =>
        requireActive(
          found,
          input.pipeline_stage_id === undefined ? "pipeline_id" : "pipeline_stage_id",
        ),
      )
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
    ...enterStage(
      { status: "open", closed_at: null, lost_reason: input.lost_reason ?? null },
      stage.stage_type,
      now,
    ),
  };
  return { stage, values };
}
