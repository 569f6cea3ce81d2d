import { z } from "zod";
import { optionalText, Probability, requiredText, text } from "@/lib/domain/fields";

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

const stageFields = {
  name: requiredText(200),
  description: optionalText(10_000),
  stage_type: z.enum(STAGE_TYPES).optional(),
  probability: Probability.nullable().optional(),
  color: Color.nullable().optional(),
  rotting_days: RottingDays.nullable().optional(),
};

/** A stage that is to be. Without a `stage_type` its name decides (api.md 2). */
export const NewStage = z.object(stageFields);
export type NewStage = z.output<typeof NewStage>;

/** What may change of a stage that is there. */
export const StageChange = z.object({ ...stageFields, name: stageFields.name.optional() });
export type StageChange = z.output<typeof StageChange>;

// Null is as if not sent.
const StageId = z
  .string({ error: "must be a text" })
  .nullish()
  .transform((id) => id?.toLowerCase())
  .optional();

/** One entry of a PATCH's `stages`: merged into the pipeline's own (api.md 3.3). */
export const StageMerge = StageChange.extend({
  id: StageId,
  position: Position.optional(),
  _destroy: Flag,
  move_opportunities_to: StageId,
});
export type StageMerge = z.output<typeof StageMerge>;

/** `POST /opportunity_pipelines`. */
export const CreatePersonalPipeline = z.object({
  name: requiredText(200),
  description: optionalText(10_000),
  /** The organization's instead of one's own. */
  is_shared: Flag,
});
export type CreatePersonalPipeline = z.output<typeof CreatePersonalPipeline>;

/** `POST /opportunity_pipelines/:id/duplicate`. */
export const DuplicatePipeline = z.object({ name: requiredText(200).optional() });
export type DuplicatePipeline = z.output<typeof DuplicatePipeline>;

/** `POST /opportunity_pipelines/:id/set_organization_default`. */
export const SetOrganizationDefault = z.object({
  /** Adds the open stage named Unassigned that an organization's default needs, where it is missing. */
  add_unassigned_stage: Flag,
});
export type SetOrganizationDefault = z.output<typeof SetOrganizationDefault>;

/** `POST /opportunity_pipelines/:id/move_and_delete`: the pipeline that takes the opportunities. */
export const MoveAndDelete = z.object({ pipeline_id: text() });

/** `POST /opportunity_pipelines/reorder`. */
export const ReorderPipelines = z.object({
  ordered_ids: z
    .array(text().toLowerCase(), { error: "must be a list of ids" })
    .min(1, "must name at least one pipeline")
    .max(1_000, "must name at most 1000 pipelines"),
});
export type ReorderPipelines = z.output<typeof ReorderPipelines>;

/** `PATCH` and `PUT /opportunity_pipelines/:id`; in a PUT `stages` is the whole list. */
export const UpdatePipeline = z.object({
  name: requiredText(200).optional(),
  description: optionalText(10_000),
  is_active: Flag,
  is_archived: Flag,
  position: Position.optional(),
  stages: z
    .array(StageMerge, { error: "must be a list of stages" })
    .max(200, "must hold at most 200 entries")
    .optional(),
});
export type UpdatePipeline = z.output<typeof UpdatePipeline>;

/** A stage as api.md 3.2 shows it; `probability` is 100 in won and 0 in lost stages. */
export type StageRecord = {
  id: string;
  name: string;
  description: string | null;
  position: number;
  stage_type: StageType;
  probability: number | null;
  color: string | null;
  rotting_days: number | null;
  opportunities_count: number;
};

/** A pipeline as api.md 3.2 shows it, its live stages in order, and what the Deals API shows besides. */
export type PipelineRecord = {
  id: string;
  name: string;
  description: string | null;
  is_default: boolean;
  is_shared: boolean;
  user_id: string | null;
  is_active: boolean;
  is_archived: boolean;
  position: number;
  stages: StageRecord[];
  opportunities_count: number;
  created_by_user_id: string | null;
  created_at: string;
  updated_at: string;
  lock_version: number;
};
