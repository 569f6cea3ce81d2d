import { z } from "zod";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";
import { Count, CurrencyCode, Id, MoneyText } from "@/lib/domain/response-fields";

/** The sum of amounts in one currency, and the sum weighted by effective probability. Decimal strings. */
export const Amounts = z.strictObject({
  currency: CurrencyCode,
  amount: MoneyText,
  weighted_amount: MoneyText,
});
export type Amounts = z.output<typeof Amounts>;

/** The number of opportunities in a stage, and their amounts by currency. */
export const StageTotals = z.strictObject({
  pipeline_stage_id: Id,
  count: Count,
  amounts: z.array(Amounts),
});
export type StageTotals = z.output<typeof StageTotals>;

/** Totals of a pipeline under a filter, every stage included (docs/api.md 3.4). */
export const OpportunitySummary = z.strictObject({
  pipeline_id: Id,
  stages: z.array(StageTotals),
  total: z.strictObject({ count: Count, open_count: Count, amounts: z.array(Amounts) }),
});
export type OpportunitySummary = z.output<typeof OpportunitySummary>;

/** The response to a list without `limit` (docs/api.md 3.4). */
export const WholeOpportunityList = z.strictObject({
  opportunities: z.array(OpportunityRecord),
  total_count: Count,
  pipeline_id: Id,
});

/** The response to a list with `limit`: one page, with `total_count` only for `count=true` (docs/api.md 3.4). */
export const OpportunityListPage = z.strictObject({
  opportunities: z.array(OpportunityRecord),
  pipeline_id: Id,
  next_cursor: z.string().nullable(),
  total_count: Count.optional(),
});
export type OpportunityListPage = z.output<typeof OpportunityListPage>;
