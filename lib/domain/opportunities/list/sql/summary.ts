import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Selection } from "@/lib/domain/opportunities/list/schema";
import { effectiveProbability } from "@/lib/domain/opportunities/sql/record";
import { filterSql } from "./filter";
import { pipelineRowsSql } from "./pipeline-rows";

/** The opportunities of a stage in one currency; a stage without any has one row without currency and amounts. */
export type SummaryRow = {
  stage_id: string;
  stage_type: string;
  currency: string | null;
  count: number;
  amount: string | null;
  weighted: string | null;
};

/** The totals of a pipeline's stages under the filter, by stage order and currency. */
export function readSummary(actor: Actor, selection: Selection): Promise<SummaryRow[]> {
  return db(actor).$queryRaw<SummaryRow[]>(summarySql(actor, selection));
}

/** Selects a row for each stage and currency, and one for each empty stage. */
export function summarySql(
  actor: Pick<Actor, "organizationId">,
  { pipelineId, filter }: Selection,
): Prisma.Sql {
  // Materialized: a plan that expects few rows would sum the whole pipeline again for every stage.
  return Prisma.sql`
    WITH g AS MATERIALIZED (
      SELECT o.stage_id, o.currency, ${effectiveProbability} AS probability, count(*) AS count, sum(o.amount) AS amount
      FROM ${pipelineRowsSql(actor, pipelineId)} WHERE true ${filterSql(actor, filter)} GROUP BY 1, 2, 3
    )
    SELECT st.id AS stage_id, st.stage_type, ${sums}
    FROM stages st LEFT JOIN g ON g.stage_id = st.id
    WHERE st.organization_id = ${actor.organizationId}::uuid AND st.pipeline_id = ${pipelineId}::uuid AND st.deleted_at IS NULL
    GROUP BY st.id, st.stage_type, st.position, g.currency ORDER BY st.position, st.id, g.currency`;
}

/** The totals of the live stages among these, unfiltered, by currency. */
export async function readTotalsOfStages(
  organizationId: string,
  stageIds: string[],
): Promise<SummaryRow[]> {
  return db({ organizationId }).$queryRaw<SummaryRow[]>`
    SELECT s.id AS stage_id, s.stage_type, ${sums}
    FROM stages s LEFT JOIN LATERAL (
      SELECT o.currency, ${effectiveProbability} AS probability, count(*) AS count, sum(o.amount) AS amount
      FROM opportunities o WHERE o.organization_id = s.organization_id AND o.stage_id = s.id AND o.deleted_at IS NULL GROUP BY 1, 2
    ) g ON true
    WHERE s.organization_id = ${organizationId}::uuid AND s.id = ANY(${stageIds}::uuid[]) AND s.deleted_at IS NULL
    GROUP BY s.id, s.stage_type, g.currency ORDER BY g.currency`;
}

// `g`: opportunities by currency and probability, so that each amount is added once and only sums are weighted.
const sums = Prisma.sql`g.currency, coalesce(sum(g.count), 0)::int AS count, sum(g.amount)::text AS amount,
  round(sum(g.amount * g.probability) / 100, 2)::text AS weighted`;
