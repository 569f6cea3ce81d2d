import { z } from "zod";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";
import { Count, CurrencyCode, Id, MoneyText, PublicId } from "@/lib/domain/response-fields";

export const OpportunityResponse = z.strictObject({ opportunity: OpportunityRecord });

/** The response of `GET /opportunities`: the complete list, or a page (docs/api.md 3.4). */
export const OpportunityListResponse = z.union([
  z.strictObject({
    opportunities: z.array(OpportunityRecord),
    total_count: Count,
    pipeline_id: Id,
  }),
  z.strictObject({
    opportunities: z.array(OpportunityRecord),
    total_count: Count.optional(),
    pipeline_id: Id,
    next_cursor: z.string().nullable(),
  }),
]);

const Amounts = z.array(
  z.strictObject({ currency: CurrencyCode, amount: MoneyText, weighted_amount: MoneyText }),
);

/** The totals of one stage. */
export const StageTotals = z.strictObject({
  pipeline_stage_id: Id,
  count: Count,
  amounts: Amounts,
});

/** The response of `GET /opportunities/summary` (docs/api.md 3.4). */
export const SummaryResponse = z.strictObject({
  pipeline_id: Id,
  stages: z.array(StageTotals),
  total: z.strictObject({ count: Count, open_count: Count, amounts: Amounts }),
});

/** The response of `POST /opportunities/reorder` (docs/api.md 3.4). */
export const ReorderResponse = z.strictObject({
  pipeline_stage_id: Id,
  opportunities: z.array(
    z.strictObject({ id: Id, public_id: PublicId, stage_position: Count, lock_version: Count }),
  ),
});
