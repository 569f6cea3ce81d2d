import { z } from "zod";
import { fieldSelection } from "@/lib/domain/field-selection";
import { list, text } from "@/lib/domain/fields";
import { fieldsWith, inShape } from "@/lib/domain/record-fields";
import { PIPELINE_FIELDS, STAGE_FIELDS } from "./record";

export {
  type PipelineRecord,
  RottingDays,
  STAGE_TYPES,
  type StageRecord,
  type StageType,
} from "./record";

const stageFields = inShape(STAGE_FIELDS);
const pipelineFields = inShape(PIPELINE_FIELDS);

const Flag = z.boolean({ error: "must be true or false" }).optional();

/** The members of a pipeline that the CRM API shows. */
const MEMBERS = fieldsWith(PIPELINE_FIELDS, "out").filter(
  (member) => member !== "is_archived" && member !== "created_by_user_id",
);

/** What a read of pipelines shows: with `fields` only these members. */
export const PipelineView = z.object({ fields: fieldSelection(MEMBERS) });
export type PipelineMember = NonNullable<z.output<typeof PipelineView>["fields"]>[number];

/** A stage to be created. Without a `stage_type` its name decides (docs/api.md 2). */
export const NewStage = z.object(stageFields).omit({ position: true });
export type NewStage = z.output<typeof NewStage>;

/** What may change of an existing stage. */
export const StageChange = NewStage.extend({ name: stageFields.name.optional() });
export type StageChange = z.output<typeof StageChange>;

/** The id of a stage; null counts as not sent. */
const StageId = z
  .string({ error: "must be a text" })
  .nullish()
  .transform((id) => id?.toLowerCase())
  .optional();

/** One entry of a PATCH's `stages`: merged into the pipeline's own (docs/api.md 3.3). */
export const StageMerge = StageChange.extend({
  id: StageId,
  position: stageFields.position,
  _destroy: Flag,
  move_opportunities_to: StageId,
});
export type StageMerge = z.output<typeof StageMerge>;

/** `POST /opportunity_pipelines`. */
export const CreatePersonalPipeline = z.object({
  name: pipelineFields.name,
  description: pipelineFields.description,
  /** Creates a shared pipeline instead of a personal one. */
  is_shared: Flag,
});
export type CreatePersonalPipeline = z.output<typeof CreatePersonalPipeline>;

/** `POST /opportunity_pipelines/:id/duplicate`. */
export const DuplicatePipeline = z.object({ name: pipelineFields.name.optional() });
export type DuplicatePipeline = z.output<typeof DuplicatePipeline>;

/** `POST /opportunity_pipelines/:id/set_organization_default`. */
export const SetOrganizationDefault = z.object({
  /** Adds the open stage named Unassigned that an organization's default needs, if it is missing. */
  add_unassigned_stage: Flag,
});
export type SetOrganizationDefault = z.output<typeof SetOrganizationDefault>;

/** `POST /opportunity_pipelines/:id/move_and_delete`: the pipeline that takes the opportunities. */
export const MoveAndDelete = z.object({ pipeline_id: text() });

/** `POST /opportunity_pipelines/reorder`. */
export const ReorderPipelines = z.object({
  ordered_ids: list(text().toLowerCase(), {
    error: "must be a list of ids",
    min: [1, "must name at least one pipeline"],
    max: [1_000, "must name at most 1000 pipelines"],
  }),
});
export type ReorderPipelines = z.output<typeof ReorderPipelines>;

/** `PATCH` and `PUT /opportunity_pipelines/:id`; in a PUT `stages` is the whole list. */
export const UpdatePipeline = z.object({
  ...pipelineFields,
  name: pipelineFields.name.optional(),
  stages: list(StageMerge, {
    error: "must be a list of stages",
    max: [200, "must hold at most 200 entries"],
  }).optional(),
});
export type UpdatePipeline = z.output<typeof UpdatePipeline>;
