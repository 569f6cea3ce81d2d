import type { OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import type { StageRecord, StageType } from "@/lib/domain/pipelines/schema";

export type StatusTotals = {
  status: StageType;
  count: number;
  /** Decimal strings. */
  amounts: { currency: string; amount: string }[];
};

const STATUSES: readonly StageType[] = ["open", "won", "lost"];

/**
 * Returns the count and the amounts of the open, the won and the lost opportunities of a summary, with
 * `first` before the other currencies. Leaves out a status without opportunities. Exact: adds whole
 * cents.
 */
export function amountsByStatus(
  stages: readonly Pick<StageRecord, "id" | "stage_type">[],
  summary: OpportunitySummary,
  first: string,
): StatusTotals[] {
  const typeOf = new Map(stages.map(({ id, stage_type }) => [id, stage_type]));
  return STATUSES.flatMap((status) => {
    const mine = summary.stages.filter((stage) => typeOf.get(stage.pipeline_stage_id) === status);
    const count = mine.reduce((sum, stage) => sum + stage.count, 0);
    const cents = new Map<string, bigint>();
    for (const { currency, amount } of mine.flatMap(({ amounts }) => amounts))
      cents.set(currency, (cents.get(currency) ?? 0n) + BigInt(amount.replace(".", "")));
    const amounts = [...cents]
      .map(([currency, sum]) => ({ currency, amount: decimal(sum) }))
      .sort((a, b) => Number(b.currency === first) - Number(a.currency === first));
    return count > 0 ? [{ status, count, amounts }] : [];
  });
}

function decimal(cents: bigint): string {
  const text = cents.toString().padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
