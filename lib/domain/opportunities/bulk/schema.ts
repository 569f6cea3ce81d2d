import { z } from "zod";
import { Tags, text } from "@/lib/domain/fields";
import { type OpportunityRecord, UpdateOpportunity } from "@/lib/domain/opportunities/schema";

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

/** One change of 1 to 500 opportunities, or their deletion (api.md 3.7); public ids and UUIDs mixed. */
export const BulkChange = z
  .object({
    ids: z
      .array(text(), { error: "must be a list of ids" })
      .min(1, "must name at least one opportunity")
      .max(500, "must name at most 500 opportunities"),
    patch: BulkPatch.optional(),
    delete: z.boolean({ error: "must be true" }).optional(),
  })
  .refine((change) => (change.patch !== undefined) !== (change.delete === true), {
    path: ["patch"],
    message: "or delete must be sent, and not both",
  });
export type BulkChange = z.output<typeof BulkChange>;

/** What became of one of them: 200, or where nothing was applied 404 or 422 for what is wrong with it, else 424. */
export type BulkResult = {
  id: string;
  public_id: string | null;
  status: 200 | 404 | 422 | 424;
  opportunity?: OpportunityRecord;
  error?: string;
};

/** The answer to a bulk change; the token takes it back, within the hour. */
export type BulkAnswer = { results: BulkResult[]; undo_token: string };
