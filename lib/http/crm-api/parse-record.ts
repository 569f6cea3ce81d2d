import type { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { collectIssues, type FieldIssue, invalid } from "@/lib/domain/errors";
import { namedStage } from "@/lib/domain/opportunities/target-stage";
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
 * The body as the schema reads it. Throws `invalid` naming every field: where some do not read well, the records that
 * sound fields name are looked for too (api.md 3.1).
 */
export async function parseRecord<Schema extends z.ZodObject>(
  actor: Actor,
  schema: Schema,
  body: JsonObject,
): Promise<z.output<Schema>> {
  const issues: FieldIssue[] = [];
  try {
    return parse(schema, body);
  } catch (error) {
    collectIssues(error, issues);
  }
  const { pipeline_stage_id, pipeline_id, ...named } = soundReferences(schema, body, issues);
  issues.push(...(await resolveReferences(actor, named)).issues);
  if (pipeline_stage_id !== undefined) {
    await namedStage(actor, pipeline_stage_id, pipeline_id).catch((error) =>
      collectIssues(error, issues),
    );
  }
  throw invalid(...issues);
}

/** The references of the body that the schema knows and finds nothing wrong with. */
function soundReferences(schema: z.ZodObject, body: JsonObject, issues: FieldIssue[]) {
  const sound: { [field in (typeof REFERENCES)[number]]?: string } = {};
  for (const field of REFERENCES) {
    const value = body[field];
    if (typeof value !== "string" || !(field in schema.shape)) continue;
    if (!issues.some((issue) => issue.field === field)) sound[field] = value;
  }
  return sound;
}
