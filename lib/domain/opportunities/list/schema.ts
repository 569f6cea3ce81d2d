import { z } from "zod";
import { CalendarDate, Instant, isUuid, Money, text } from "@/lib/domain/fields";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";

export const SORTS = ["position", "amount", "expected_close_date", "updated_at", "name"] as const;
export type SortField = (typeof SORTS)[number];
/** `-amount` is by amount, descending. */
export type Sort = SortField | `-${SortField}`;

const FilterFlag = z
  .enum(["true", "false"], { error: "must be true or false" })
  .transform((value) => value === "true");

/** The filters that the list, the summary and the board share. All optional; they narrow together. */
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

/** What of which pipeline is listed or added up. */
export type Selection = { pipelineId: string; filter: OpportunityFilter };

/** How a list is ordered and paged: without `limit` it is whole; `offset` starts a page in the middle, without a cursor. */
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

/** An amount per currency and, weighted by effective probability, what of it is expected. Decimal strings. */
export type Amounts = { currency: string; amount: string; weighted_amount: string };

/** How many opportunities a stage holds, and their amounts by currency. */
export type StageTotals = { pipeline_stage_id: string; count: number; amounts: Amounts[] };

/** Totals of a pipeline under a filter, every stage included (api.md 3.4). */
export type OpportunitySummary = {
  pipeline_id: string;
  stages: StageTotals[];
  total: { count: number; open_count: number; amounts: Amounts[] };
};
