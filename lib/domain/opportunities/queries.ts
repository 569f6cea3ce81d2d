import { type Db, db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { invalid, notFound } from "@/lib/domain/errors";
import { isStorable, isUuid } from "@/lib/domain/fields";
import { encodeCursor } from "./cursor";
import { filterSql, isFiltered } from "./filter-sql";
import { listPage, listWhole } from "./list-sql";
import { countedPlace, effectiveProbability, placesCte, recordJoins, recordJson } from "./record-sql";
import type {
  Amounts,
  OpportunityFilter,
  OpportunityList,
  OpportunityPage,
  OpportunityRecord,
  OpportunitySummary,
  StageTotals,
} from "./schema";

type Selection = { pipelineId: string; filter: OpportunityFilter };

/** One live opportunity by UUID or public id. Throws `not_found`. */
export async function findOpportunity(actor: Actor, id: string): Promise<OpportunityRecord> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return readOpportunity(db(actor), actor.organizationId, id);
}

/** One live opportunity, within a transaction or outside. `place` is its position where the caller knows it. Throws `not_found`. */
export async function readOpportunity(
  tx: Db,
  organizationId: string,
  id: string,
  place?: number,
): Promise<OpportunityRecord> {
  const position = place === undefined ? countedPlace : Prisma.sql`${place}::int`;
  const [row] = await tx.$queryRaw<{ record: OpportunityRecord }[]>`
    SELECT ${recordJson(position)} AS record FROM opportunities o ${recordJoins}
    WHERE o.organization_id = ${organizationId}::uuid AND ${idIs(id)} AND o.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row.record;
}

/** The live ones among those with these UUIDs, in no order, within a transaction or outside. */
export async function readOpportunitiesById(
  tx: Db,
  organizationId: string,
  ids: string[],
): Promise<OpportunityRecord[]> {
  const named = Prisma.sql`o.organization_id = ${organizationId}::uuid AND o.id = ANY(${ids}::uuid[]) AND o.deleted_at IS NULL`;
  // A few places are each counted along the index, many in one pass of their stages.
  const rows =
    ids.length <= 8
      ? await tx.$queryRaw<{ record: OpportunityRecord }[]>`
          SELECT ${recordJson(countedPlace)} AS record FROM opportunities o ${recordJoins} WHERE ${named}`
      : await tx.$queryRaw<{ record: OpportunityRecord }[]>`
          WITH named AS MATERIALIZED (SELECT o.* FROM opportunities o WHERE ${named}),
            ${placesCte(organizationId, Prisma.sql`named`, { isWhole: false })}
          SELECT ${recordJson(Prisma.sql`places.place`)} AS record FROM named o JOIN places ON places.id = o.id ${recordJoins}`;
  return rows.map((row) => row.record);
}

/** The condition on `o` that names one opportunity by UUID or public id. */
export function idIs(id: string): Prisma.Sql {
  if (isUuid(id)) return Prisma.sql`o.id = ${id}::uuid`;
  return isStorable(id) ? Prisma.sql`o.public_id = ${id}` : Prisma.sql`false`;
}

/**
 * The opportunities of a pipeline under a filter: without `page.limit` all of them, else a page of at most that many.
 * Ordered by stage and position unless `page.sort` says otherwise; nulls last, ties by id. Throws `invalid` for a bad cursor,
 * and for an `offset` without limit or beside a cursor.
 */
export async function listOpportunities(
  actor: Actor,
  selection: Selection & { page: OpportunityPage },
): Promise<OpportunityList> {
  const { json, nextCursor } = await listOpportunitiesJson(actor, selection);
  return { opportunities: JSON.parse(json) as OpportunityRecord[], nextCursor };
}

/** The same as the text of a JSON array, as PostgreSQL built it, and how many it holds: what a long list is answered from. */
export async function listOpportunitiesJson(
  actor: Actor,
  { pipelineId, filter, page }: Selection & { page: OpportunityPage },
): Promise<{ json: string; count: number; nextCursor: string | null }> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const { sort = "position", limit, cursor, offset } = page;
  const scope = { organizationId: actor.organizationId, pipelineId, filter, sort };
  if (offset !== undefined && (limit === undefined || cursor !== undefined)) {
    throw invalid({ field: "offset", message: "must be sent with limit and without cursor" });
  }
  return limit === undefined ? listWhole(scope) : listPage(scope, { limit, cursor, offset });
}

/** How many opportunities of the pipeline the filter lets through. */
export async function countOpportunities(actor: Actor, { pipelineId, filter }: Selection): Promise<number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const [row] = await db(actor).$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${inPipeline(actor, pipelineId)} WHERE true ${filterSql(filter)}`;
  return row?.count ?? 0;
}

/** The first `limit` opportunities of every stage of a pipeline, stages in order, in one round trip. */
export async function listBoardColumns(
  actor: Actor,
  { pipelineId, filter, limit }: Selection & { limit: number },
): Promise<{ pipeline_stage_id: string; opportunities: OpportunityRecord[]; next_cursor: string | null }[]> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const { organizationId } = actor;
  const stages = await db(actor).$queryRaw<
    { id: string; position: number; rows: { record: OpportunityRecord; rank: string }[] | null }[]
  >`
    WITH column_page AS MATERIALIZED (
      SELECT o.id, o.stage_id, o.rank FROM stages s JOIN organizations org ON org.id = s.organization_id
      CROSS JOIN LATERAL (SELECT * FROM opportunities o WHERE o.organization_id = s.organization_id AND o.stage_id = s.id
        AND o.deleted_at IS NULL ${filterSql(filter)} ORDER BY o.rank LIMIT ${limit + 1}) o
      WHERE s.organization_id = ${organizationId}::uuid AND s.pipeline_id = ${pipelineId}::uuid AND s.deleted_at IS NULL
    ), ${placesCte(organizationId, Prisma.sql`column_page`, { isWhole: !isFiltered(filter) })}
    SELECT st.id, st.position, (SELECT json_agg(json_build_object('record', ${recordJson(Prisma.sql`places.place`)}, 'rank', o.rank) ORDER BY o.rank)
      FROM column_page JOIN places ON places.id = column_page.id
      JOIN opportunities o ON o.organization_id = st.organization_id AND o.id = column_page.id ${recordJoins}
      WHERE column_page.stage_id = st.id) AS rows
    FROM stages st WHERE st.organization_id = ${organizationId}::uuid AND st.pipeline_id = ${pipelineId}::uuid AND st.deleted_at IS NULL
    ORDER BY st.position, st.id`;
  return stages.map(({ id, position, rows }) => {
    const shown = (rows ?? []).slice(0, limit);
    const last = shown.at(-1);
    const more = (rows?.length ?? 0) > limit && last;
    return {
      pipeline_stage_id: id,
      opportunities: shown.map((row) => row.record),
      next_cursor: more ? encodeCursor("position", [position, last.rank]) : null,
    };
  });
}

/** Totals of a pipeline under a filter, per stage and currency, computed by the database (api.md 3.4). */
export async function summarizeOpportunities(
  actor: Actor,
  { pipelineId, filter }: Selection,
): Promise<OpportunitySummary> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  return toSummary(pipelineId, await db(actor).$queryRaw<SummaryRow[]>(summarySql(actor, { pipelineId, filter })));
}

/** The one statement that a summary is: a row for each stage and currency, and one for each empty stage. */
export function summarySql(actor: Pick<Actor, "organizationId">, { pipelineId, filter }: Selection): Prisma.Sql {
  // Materialized: a plan that expects few rows would add up the whole pipeline anew for every stage.
  return Prisma.sql`
    WITH g AS MATERIALIZED (
      SELECT o.stage_id, o.currency, count(*) AS count, sum(o.amount)::text AS amount,
        round(sum(o.amount * (${effectiveProbability})) / 100, 2)::text AS weighted
      FROM ${inPipeline(actor, pipelineId)} WHERE true ${filterSql(filter)} GROUP BY o.stage_id, o.currency
    )
    SELECT st.id AS stage_id, st.stage_type, g.currency, coalesce(g.count, 0)::int AS count, g.amount, g.weighted
    FROM stages st LEFT JOIN g ON g.stage_id = st.id
    WHERE st.organization_id = ${actor.organizationId}::uuid AND st.pipeline_id = ${pipelineId}::uuid AND st.deleted_at IS NULL
    ORDER BY st.position, st.id, g.currency`;
}

/** Totals of the live ones among these stages, unfiltered, in no order. */
export async function readStageTotals(organizationId: string, stageIds: string[]): Promise<StageTotals[]> {
  const rows = await db({ organizationId }).$queryRaw<SummaryRow[]>`
    SELECT s.id AS stage_id, s.stage_type, o.currency, count(o.id)::int AS count, sum(o.amount)::text AS amount,
      round(sum(o.amount * (${effectiveProbability})) / 100, 2)::text AS weighted
    FROM stages s
    LEFT JOIN opportunities o ON o.organization_id = s.organization_id AND o.stage_id = s.id AND o.deleted_at IS NULL
    WHERE s.organization_id = ${organizationId}::uuid AND s.id = ANY(${stageIds}::uuid[]) AND s.deleted_at IS NULL
    GROUP BY s.id, s.stage_type, o.currency ORDER BY o.currency`;
  return toSummary("", rows).stages;
}

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
    totals.set(currency, { amount: sum.amount + toCents(amount), weighted: sum.weighted + toCents(weighted) });
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

/** The live opportunities of a pipeline as `o`, with `s` and `org`. */
function inPipeline(actor: Pick<Actor, "organizationId">, pipelineId: string): Prisma.Sql {
  return Prisma.sql`stages s JOIN organizations org ON org.id = s.organization_id
    JOIN opportunities o ON o.organization_id = s.organization_id AND o.stage_id = s.id AND o.deleted_at IS NULL
      AND s.organization_id = ${actor.organizationId}::uuid AND s.pipeline_id = ${pipelineId}::uuid AND s.deleted_at IS NULL`;
}
