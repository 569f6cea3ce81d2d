import { z } from "zod";
import { optionalText, Probability, requiredText } from "@/lib/domain/fields";
import { outSchema, type RecordFields } from "@/lib/domain/record-fields";
import { Count, Id, InstantText, NullableText, Percent } from "@/lib/domain/response-fields";

export const STAGE_TYPES = ["open", "won", "lost"] as const;
export type StageType = (typeof STAGE_TYPES)[number];

const Color = z
  .string({ error: "must be a colour such as #3b82f6" })
  .regex(/^#[0-9a-fA-F]{6}$/, "must be a colour such as #3b82f6");

/** For how many days an open opportunity may stay in a stage without rotting. */
export const RottingDays = z
  .number({ error: "must be an integer" })
  .int("must be an integer")
  .min(1, "must be at least 1")
  .max(3650, "must be at most 3650");

const Position = z
  .number({ error: "must be an integer" })
  .int("must be an integer")
  .min(0, "must be at least 0")
  .max(100_000, "must be at most 100000");

const Flag = z.boolean({ error: "must be true or false" }).optional();

/** Every field of a stage, in the order of docs/api.md 3.2. */
export const STAGE_FIELDS = {
  id: { type: "uuid", out: Id, bundle: true, dealsName: "id" },
  pipeline_id: { type: "uuid", dealsName: "pipelineId" },
  name: { type: "text", in: requiredText(200), out: z.string(), bundle: true, dealsName: "name" },
  description: {
    type: "text",
    in: optionalText(10_000),
    out: NullableText,
    bundle: true,
    dealsName: "description",
  },
  position: {
    type: "int",
    in: Position.optional(),
    out: Count,
    bundle: true,
    dealsName: "index",
  },
  stage_type: {
    type: "text",
    in: z.enum(STAGE_TYPES).optional(),
    out: z.enum(STAGE_TYPES),
    bundle: true,
    dealsName: "stageType",
  },
  probability: {
    type: "int",
    in: Probability.nullable().optional(),
    out: Percent.nullable(),
    bundle: true,
    dealsName: "probability",
  },
  color: {
    type: "text",
    in: Color.nullable().optional(),
    out: NullableText,
    bundle: true,
    dealsName: "color",
  },
  rotting_days: {
    type: "int",
    in: RottingDays.nullable().optional(),
    out: Count.nullable(),
    bundle: true,
  },
  opportunities_count: { type: "int", out: Count },
  created_at: { type: "timestamptz", bundle: true },
  updated_at: { type: "timestamptz" },
  deleted_at: { type: "timestamptz", bundle: true },
} as const satisfies RecordFields;
export type StageFields = typeof STAGE_FIELDS;

/** A stage in responses (docs/api.md 3.2); `probability` is 100 in won and 0 in lost stages. */
export const StageRecord = outSchema(STAGE_FIELDS);
export type StageRecord = z.output<typeof StageRecord>;

/** Every field of a pipeline, in the order of docs/api.md 3.2; requests add `stages` (`UpdatePipeline`). */
export const PIPELINE_FIELDS = {
  id: { type: "uuid", out: Id, bundle: true, dealsName: "id" },
  name: { type: "text", in: requiredText(200), out: z.string(), bundle: true, dealsName: "name" },
  description: {
    type: "text",
    in: optionalText(10_000),
    out: NullableText,
    bundle: true,
    dealsName: "description",
  },
  is_default: { type: "boolean", out: z.boolean(), bundle: true },
  is_shared: { out: z.boolean(), bundle: true },
  user_id: { type: "uuid", out: Id.nullable(), bundle: "owner_email" },
  is_active: { type: "boolean", in: Flag, out: z.boolean(), bundle: true, dealsName: "isActive" },
  is_archived: {
    type: "boolean",
    in: Flag,
    out: z.boolean(),
    bundle: true,
    dealsName: "isArchived",
  },
  position: { type: "int", in: Position.optional(), out: Count, bundle: true },
  stages: { out: z.array(StageRecord), bundle: true, dealsName: "stages" },
  opportunities_count: { out: Count },
  created_by_user_id: { type: "uuid", out: Id.nullable(), dealsName: "createdByUserId" },
  created_at: { type: "timestamptz", out: InstantText, bundle: true, dealsName: "createdAt" },
  updated_at: { type: "timestamptz", out: InstantText, bundle: true, dealsName: "updatedAt" },
  deleted_at: { type: "timestamptz", bundle: true },
  lock_version: { type: "int", out: Count, bundle: true },
} as const satisfies RecordFields;
export type PipelineFields = typeof PIPELINE_FIELDS;

/** A pipeline in responses, its live stages in order (docs/api.md 3.2). */
export const PipelineRecord = outSchema(PIPELINE_FIELDS);
export type PipelineRecord = z.output<typeof PipelineRecord>;

/** The response to a list of pipelines; `default_pipeline_id` is the caller's default (docs/api.md 3.3). */
export const PipelineList = z.strictObject({
  pipelines: z.array(PipelineRecord),
  default_pipeline_id: Id,
  total_count: Count,
});
