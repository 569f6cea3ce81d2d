import type { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { collectIssues, type FieldIssue, invalidFields } from "@/lib/domain/errors";
import { namedStage } from "@/lib/domain/opportunities/target-stage";
import { resolveDays } from "@/lib/domain/organizations/resolve-days";
import { resolveReferences } from "@/lib/domain/references/resolve-references";
import { parse } from "@/lib/domain/validation";
import type { JsonObject } from "@/lib/http/parse";

const REFERENCES = [
  "opportunity_id",
  "account_id",
  "contact_id",
  "owner_user_id",
  "pipeline_stage_id",
  "pipeline_id",
] as const;

/**
 * Parses the body with the schema. Throws `invalid`, listing every invalid field, including valid
 * references to unknown records (docs/api.md 3.1).
 */
export async function parseRecord<Schema extends z.ZodObject>(
  actor: Actor,
  schema: Schema,
  body: JsonObject,
): Promise<z.output<Schema>> {
  const issues: FieldIssue[] = [];
  try {
    return parse(schema, await resolveDays(actor, body));
  } catch (error) {
    collectIssues(error, issues);
  }
  const { pipeline_stage_id, pipeline_id, ...references } = validReferences(schema, body, issues);
  issues.push(...(await resolveReferences(actor, references)).issues);
  if (pipeline_stage_id !== undefined) {
    await namedStage(actor, pipeline_stage_id, pipeline_id).catch((error) =>
      collectIssues(error, issues),
    );
  }
  throw invalidFields(issues);
}

/** Returns the references of the body that are in the schema and have no issue. */
function validReferences(schema: z.ZodObject, body: JsonObject, issues: FieldIssue[]) {
  const valid: { [field in (typeof REFERENCES)[number]]?: string } = {};
  for (const field of REFERENCES) {
    const value = body[field];
    if (typeof value !== "string" || !(field in schema.shape)) continue;
    if (!issues.some((issue) => issue.field === field)) valid[field] = value;
  }
  return valid;
}
