import { z } from "zod";
import { CalendarDate, Instant, Money, text } from "@/lib/domain/fields";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { CountFlag, OwnerFilter } from "@/lib/domain/pagination/schema";
import { NO_VALUE, oneOrMoreOf, TextList } from "@/lib/domain/value-list";

export type { Amounts, OpportunityListPage, OpportunitySummary, StageTotals } from "./record";

const SORTS = ["position", "amount", "expected_close_date", "updated_at", "name"] as const;
export type SortField = (typeof SORTS)[number];
/** `-amount` sorts by amount, descending. */
export type Sort = SortField | `-${SortField}`;

const FilterFlag = z
  .enum(["true", "false"], { error: "must be true or false" })
  .transform((value) => value === "true");

/** The fields that may be without a value, by which `missing` filters. */
export const MISSING_FIELDS = [
  "amount",
  "probability",
  "expected_close_date",
  "closed_at",
  "lost_reason",
  "account_id",
  "contact_id",
  "owner_user_id",
  "owner_name",
  "source",
  "description",
  "tags",
  "next_activity",
  "external_system",
  "external_id",
  "opened_at",
  "created_by_user_id",
] as const;

/**
 * The filters of the list, the summary and the board. All are optional; they narrow the result together. Lists
 * of values are texts as `splitValues` reads them.
 */
export const OpportunityFilter = z.object({
  q: text().optional(),
  pipeline_stage_id: TextList.optional(),
  status: oneOrMoreOf(["open", "won", "lost"]).optional(),
  owner_user_id: OwnerFilter.optional(),
  account_id: TextList.optional(),
  contact_id: TextList.optional(),
  tag: TextList.optional(),
  source: TextList.optional(),
  lost_reason: TextList.optional(),
  next_activity: oneOrMoreOf([NO_VALUE, "late", "today", "planned"]).optional(),
  missing: oneOrMoreOf(MISSING_FIELDS).optional(),
  min_amount: Money.optional(),
  max_amount: Money.optional(),
  closes_before: CalendarDate.optional(),
  closes_after: CalendarDate.optional(),
  opened_before: CalendarDate.optional(),
  opened_after: CalendarDate.optional(),
  closed_before: CalendarDate.optional(),
  closed_after: CalendarDate.optional(),
  stage_entered_before: CalendarDate.optional(),
  updated_since: Instant.optional(),
  rotting: FilterFlag.optional(),
});
export type OpportunityFilter = z.output<typeof OpportunityFilter>;

/** A pipeline and the filter on its opportunities. */
export type Selection = { pipelineId: string; filter: OpportunityFilter };

/** Order and page of a list: without `limit` it is complete; `offset` starts a page at any position, without a cursor. */
export const OpportunityPage = z.object({
  sort: z
    .string()
    .refine(
      (value) => SORTS.some((sort) => sort === value.replace(/^-/, "")),
      `must be one of ${SORTS.join(", ")}, with - for descending`,
    )
    .transform((value) => value as Sort)
    .optional(),
  limit: z.coerce
    .number({ error: "must be an integer from 1 to 200" })
    .int("must be an integer from 1 to 200")
    .min(1, "must be an integer from 1 to 200")
    .max(200, "must be an integer from 1 to 200")
    .optional(),
  cursor: text().optional(),
  count: CountFlag,
  offset: z.coerce
    .number({ error: "must be an integer of at least 0" })
    .int("must be an integer of at least 0")
    .min(0, "must be an integer of at least 0")
    .max(100_000_000, "must be at most 100000000")
    .optional(),
});
export type OpportunityPage = z.output<typeof OpportunityPage>;

/** A page of a list; `nextCursor` is null on the last one. */
export type OpportunityList = { opportunities: OpportunityRecord[]; nextCursor: string | null };
