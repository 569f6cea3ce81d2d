import { z } from "zod";
import { fieldSelection } from "@/lib/domain/field-selection";
import { list, text } from "@/lib/domain/fields";
import { fieldsWith, inShape } from "@/lib/domain/record-fields";
import { OPPORTUNITY_FIELDS } from "./record";

export type { Neighbour, Neighbours, StagePlaces } from "./order/record";
export type { NextActivity, OpportunityRecord } from "./record";

// Errors are listed in the order of these fields: the destination comes last.
const { pipeline_id, pipeline_stage_id, stage_position, status, ...described } =
  inShape(OPPORTUNITY_FIELDS);
const { name, amount, currency, probability, expected_close_date, opened_at, ...others } =
  described;
const fields = {
  ...{ name, amount, currency, probability, expected_close_date, opened_at },
  ...others,
  ...{ pipeline_id, pipeline_stage_id, stage_position, status },
};

/** The body of a create (docs/api.md 3.4). `account_id`, `contact_id`: UUID or public id. */
export const CreateOpportunity = z.object(fields);
export type CreateOpportunity = z.output<typeof CreateOpportunity>;

/** The body of an edit, a move, or both (docs/api.md 3.4). Absent fields do not change; null clears. */
export const UpdateOpportunity = z.object({
  ...fields,
  name: fields.name.optional(),
  before_id: text().optional(),
  after_id: text().optional(),
  expected_stage_id: text().optional(),
});
export type UpdateOpportunity = z.output<typeof UpdateOpportunity>;

/** What a read of opportunities shows: with `fields` only these members. */
export const OpportunityView = z.object({
  fields: fieldSelection(fieldsWith(OPPORTUNITY_FIELDS, "out")),
});
export type OpportunityMember = NonNullable<z.output<typeof OpportunityView>["fields"]>[number];

/** The body of a restore; `to_former_place` undoes the deletion exactly. */
export const RestoreOpportunity = z.object({
  to_former_place: z.boolean({ error: "must be true or false" }).optional(),
});

/** The body of a reorder: 1 to 10,000 ids of one stage, public ids and UUIDs mixed. */
export const ReorderStage = z.object({
  pipeline_stage_id: text(),
  ordered_ids: list(text(), {
    error: "must be a list of ids",
    min: [1, "must name at least one opportunity"],
    max: [10_000, "must name at most 10000 opportunities"],
  }),
});
export type ReorderStage = z.output<typeof ReorderStage>;
