import { z } from "zod";
import { STAGE_TYPES } from "@/lib/domain/pipelines/record";
import {
  Count,
  CurrencyCode,
  DateText,
  Id,
  MoneyText,
  NullableText,
  PublicId,
} from "@/lib/domain/response-fields";

/** Number of live records that link to an account or a contact; contacts link only to accounts. */
export const LinkCounts = z.strictObject({
  opportunities: Count,
  contacts: Count,
  activities: Count,
  leads: Count,
});
export type LinkCounts = z.output<typeof LinkCounts>;

/** Response of `GET …/:id/links`. */
export const LinksResponse = z.strictObject({ links: LinkCounts });

/**
 * Result of a merge, or with `dry_run` its preview: the ids of the deleted records and the number of
 * links moved to the survivor.
 */
export const MergeOutcome = z.strictObject({ merged_ids: z.array(Id), moved: LinkCounts });
export type MergeOutcome = z.output<typeof MergeOutcome>;

/** Records that look like duplicates, and the text they share. */
export const DuplicateGroup = z.strictObject({
  shared: z.enum(["name", "domain", "email"]),
  value: z.string(),
  records: z.array(z.strictObject({ id: Id, public_id: PublicId, name: z.string() })),
});
export type DuplicateGroup = z.output<typeof DuplicateGroup>;

/** Response of `GET …/duplicates`. */
export const DuplicatesResponse = z.strictObject({ duplicates: z.array(DuplicateGroup) });

/** An opportunity as the page of its account or contact shows it. */
export const LinkedOpportunity = z.strictObject({
  id: Id,
  public_id: PublicId,
  name: z.string(),
  pipeline_name: z.string(),
  stage: z.string(),
  stage_type: z.enum(STAGE_TYPES),
  stage_color: NullableText,
  status: z.enum(STAGE_TYPES),
  amount: MoneyText.nullable(),
  currency: CurrencyCode,
  expected_close_date: DateText.nullable(),
  owner_name: NullableText,
});
export type LinkedOpportunity = z.output<typeof LinkedOpportunity>;

/** Total amounts of the opportunities in one currency. */
export const LinkedTotal = z.strictObject({
  currency: CurrencyCode,
  open_amount: MoneyText,
  won_amount: MoneyText,
});
export type LinkedTotal = z.output<typeof LinkedTotal>;

/**
 * A page of a customer's opportunities, open ones first, then the newest. Count and totals cover all
 * pages.
 */
export const LinkedOpportunities = z.strictObject({
  opportunities: z.array(LinkedOpportunity),
  total_count: Count,
  totals: z.array(LinkedTotal),
  next_cursor: z.string().nullable(),
});
export type LinkedOpportunities = z.output<typeof LinkedOpportunities>;
