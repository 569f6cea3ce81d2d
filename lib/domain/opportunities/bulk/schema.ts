import { z } from "zod";
import { list, Tags, text } from "@/lib/domain/fields";
import { UpdateOpportunity } from "@/lib/domain/opportunities/schema";

export type { BulkAnswer, BulkResult, UndoAnswer } from "./record";

const edit = UpdateOpportunity.shape;

const BulkPatch = z
  .object({
    pipeline_stage_id: edit.pipeline_stage_id,
    owner_user_id: edit.owner_user_id,
    lost_reason: edit.lost_reason,
    add_tags: Tags.optional(),
    remove_tags: Tags.optional(),
  })
  .refine(
    (patch) => Object.values(patch).some((value) => value !== undefined),
    "must change something",
  );
export type BulkPatch = z.output<typeof BulkPatch>;

/** One change of 1 to 500 opportunities, or their deletion (docs/api.md 3.7); public ids and UUIDs mixed. */
export const BulkChange = z
  .object({
    ids: list(text(), {
      error: "must be a list of ids",
      min: [1, "must name at least one opportunity"],
      max: [500, "must name at most 500 opportunities"],
    }),
    patch: BulkPatch.optional(),
    delete: z.boolean({ error: "must be true" }).optional(),
  })
  .refine((change) => (change.patch !== undefined) !== (change.delete === true), {
    path: ["patch"],
    message: "or delete must be sent, and not both",
  });
export type BulkChange = z.output<typeof BulkChange>;
