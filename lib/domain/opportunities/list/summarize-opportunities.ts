import type { Authorized } from "@/lib/domain/actor";
import type { Amounts, OpportunitySummary, Selection, StageTotals } from "./schema";
import { readSummary, readTotalsOfStages, type SummaryRow } from "./sql/summary";

/** Totals of a pipeline under a filter, per stage and currency, computed by the database (docs/api.md 3.4). */
export async function summarizeOpportunities(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  selection: Selection,
): Promise<OpportunitySummary> {
  return toSummary(selection.pipelineId, await readSummary(actor, selection));
}

/** Totals of the live stages among these, unfiltered, in no order. */
export async function readStageTotals(
  organizationId: string,
  stageIds: string[],
): Promise<StageTotals[]> {
  return toSummary("", await readTotalsOfStages(organizationId, stageIds)).stages;
}

function toSummary(pipelineId: string, rows: SummaryRow[]): OpportunitySummary {
  const stages = new Map<string, OpportunitySummary["stages"][number]>();
  const totals = new Map<string, { amount: bigint; weighted: bigint }>();
  const total = { count: 0, open_count: 0 };
  for (const { stage_id, stage_type, currency, count, amount, weighted } of rows) {
    const stage = stages.get(stage_id) ?? { pipeline_stage_id: stage_id, count: 0, amounts: [] };
    stages.set(stage_id, stage);
    stage.count += count;
    total.count += count;
    if (stage_type === "open") total.open_count += count;
    if (currency === null || amount === null || weighted === null) continue;
    stage.amounts.push({ currency, amount, weighted_amount: weighted });
    const sum = totals.get(currency) ?? { amount: 0n, weighted: 0n };
    totals.set(currency, {
      amount: sum.amount + toCents(amount),
      weighted: sum.weighted + toCents(weighted),
    });
  }
  const amounts = [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([currency, { amount, weighted }]): Amounts => ({
        currency,
        amount: fromCents(amount),
        weighted_amount: fromCents(weighted),
      }),
    );
  return { pipeline_id: pipelineId, stages: [...stages.values()], total: { ...total, amounts } };
}

const toCents = (amount: string) => BigInt(amount.replace(".", ""));

function fromCents(cents: bigint): string {
  const text = cents.toString().padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
