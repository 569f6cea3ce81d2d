import { db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { effectiveProbability } from "@/lib/domain/opportunities/sql/record";
import type { Amounts, OpportunitySummary, Selection, StageTotals } from "./schema";
import { filterSql } from "./sql/filter";
import { pipelineRowsSql } from "./sql/pipeline-rows";

/** Totals of a pipeline under a filter, per stage and currency, computed by the database (api.md 3.4). */
export async function summarizeOpportunities(
  actor: Actor,
  { pipelineId, filter }: Selection,
): Promise<OpportunitySummary> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return toSummary(
    pipelineId,
    await db(actor).$queryRaw<SummaryRow[]>(summarySql(actor, { pipelineId, filter })),
  );
}

/** The one statement that a summary is: a row for each stage and currency, and one for each empty stage. */
export function summarySql(
  actor: Pick<Actor, "organizationId">,
  { pipelineId, filter }: Selection,
): Prisma.Sql {
  // Materialized: a plan that expects few rows would add up the whole pipeline anew for every stage.
  return Prisma.sql`
    WITH g AS MATERIALIZED (
      SELECT o.stage_id, o.currency, ${effectiveProbability} AS probability, count(*) AS count, sum(o.amount) AS amount
      FROM ${pipelineRowsSql(actor, pipelineId)} WHERE true ${filterSql(filter)} GROUP BY 1, 2, 3
    )
    SELECT st.id AS stage_id, st.stage_type, ${sums}
    FROM stages st LEFT JOIN g ON g.stage_id = st.id
    WHERE st.organization_id = ${actor.organizationId}::uuid AND st.pipeline_id = ${pipelineId}::uuid AND st.deleted_at IS NULL
    GROUP BY st.id, st.stage_type, st.position, g.currency ORDER BY st.position, st.id, g.currency`;
}

/** Totals of the live ones among these stages, unfiltered, in no order. */
export async function readStageTotals(
  organizationId: string,
  stageIds: string[],
): Promise<StageTotals[]> {
  const rows = await db({ organizationId }).$queryRaw<SummaryRow[]>`
    SELECT s.id AS stage_id, s.stage_type, ${sums}
    FROM stages s LEFT JOIN LATERAL (
      SELECT o.currency, ${effectiveProbability} AS probability, count(*) AS count, sum(o.amount) AS amount
      FROM opportunities o WHERE o.organization_id = s.organization_id AND o.stage_id = s.id AND o.deleted_at IS NULL GROUP BY 1, 2
    ) g ON true
    WHERE s.organization_id = ${organizationId}::uuid AND s.id = ANY(${stageIds}::uuid[]) AND s.deleted_at IS NULL
    GROUP BY s.id, s.stage_type, g.currency ORDER BY g.currency`;
  return toSummary("", rows).stages;
}

// Of `g`, opportunities by currency and probability: so each amount is added once, and only sums are weighted.
const sums = Prisma.sql`g.currency, coalesce(sum(g.count), 0)::int AS count, sum(g.amount)::text AS amount,
  round(sum(g.amount * g.probability) / 100, 2)::text AS weighted`;

type SummaryRow = {
  stage_id: string;
  stage_type: string;
  currency: string | null;
  count: number;
  amount: string | null;
  weighted: string | null;
};

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
