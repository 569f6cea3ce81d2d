import { z } from "zod";
import { CalendarDate, Instant, isUuid, Money, text } from "@/lib/domain/fields";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

export type { Amounts, OpportunityListPage, OpportunitySummary, StageTotals } from "./record";

const SORTS = ["position", "amount", "expected_close_date", "updated_at", "name"] as const;
export type SortField = (typeof SORTS)[number];
/** `-amount` sorts by amount, descending. */
export type Sort = SortField | `-${SortField}`;

const FilterFlag = z
  .enum(["true", "false"], { error: "must be true or false" })
  .transform((value) => value === "true");

/** The filters of the list, the summary and the board. All are optional; they narrow the result together. */
export const OpportunityFilter = z.object({
  q: text().optional(),
  pipeline_stage_id: text().optional(),
  status: z.enum(["open", "won", "lost"]).optional(),
  owner_user_id: text().refine(isUuid, "must be a UUID").optional(),
  account_id: text().optional(),
  tag: text().optional(),
  min_amount: Money.optional(),
  max_amount: Money.optional(),
  closes_before: CalendarDate.optional(),
  closes_after: CalendarDate.optional(),
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
