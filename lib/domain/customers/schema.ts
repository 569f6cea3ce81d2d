import { z } from "zod";
import { text } from "@/lib/domain/fields";
import { ListQuery } from "@/lib/domain/pagination/schema";
import type { StageType } from "@/lib/domain/pipelines/schema";

/** What opportunities belong to. */
export type CustomerType = "account" | "contact";

/** How many live records hold a link to an account or a contact; contacts only to an account. */
export type LinkCounts = {
  opportunities: number;
  contacts: number;
  activities: number;
  leads: number;
};

/** How many records one merge takes beside the one that stays. */
export const MAX_MERGED = 9;

/**
 * A merge into the record that the path names. `ids`: the others. `fields`: for a field the id of the record whose value
 * stays. `lock_versions`: the version of every record that takes part, as it was when the merge was decided.
 */
export const MergeInput = z.object({
  ids: z
    .array(text(), { error: "must be a list of ids" })
    .min(1, "must not be empty")
    .max(MAX_MERGED, `must hold at most ${MAX_MERGED} ids`),
  fields: z.record(z.string(), text(), { error: "must name a record for each field" }).default({}),
  lock_versions: z.record(z.string(), z.int({ error: "must be an integer" }), {
    error: "must name the version of every record",
  }),
});
export type MergeInput = z.output<typeof MergeInput>;

/** What a merge did, or with `dry_run` would do: which records went, and how many links now lead to the one that stays. */
export type MergeOutcome = { merged_ids: string[]; moved: LinkCounts };

/** Records that look like the same one, and the text they share. */
export type DuplicateGroup = {
  shared: "name" | "domain" | "email";
  value: string;
  records: { id: string; public_id: string; name: string }[];
};

/** A page of an account's or a contact's opportunities. */
export const LinkedQuery = ListQuery.omit({ q: true });
export type LinkedQuery = z.output<typeof LinkedQuery>;

/** An opportunity as its account or contact shows it. */
export type LinkedOpportunity = {
  id: string;
  public_id: string;
  name: string;
  pipeline_name: string;
  stage: string;
  stage_type: StageType;
  stage_color: string | null;
  status: StageType;
  amount: string | null;
  currency: string;
  expected_close_date: string | null;
  owner_name: string | null;
};

/** What opportunities of one currency are worth together. */
export type LinkedTotal = { currency: string; open_amount: string; won_amount: string };

/** A customer's opportunities, open ones first, then the newest; count and totals are of all of them, whatever the page. */
export type LinkedOpportunities = {
  opportunities: LinkedOpportunity[];
  total_count: number;
  totals: LinkedTotal[];
  next_cursor: string | null;
};
