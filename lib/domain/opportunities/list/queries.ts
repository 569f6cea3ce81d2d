import { db, Prisma } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";
import type { OpportunityMember, OpportunityRecord } from "@/lib/domain/opportunities/schema";
import {
  opportunitySql,
  placesCte,
  recordJoins,
  recordJson,
  WHOLE_OPPORTUNITY,
} from "@/lib/domain/opportunities/sql/record";
import { encodeCursor } from "./cursor";
import type { OpportunityList, OpportunityPage, Selection } from "./schema";
import { filterSql, isFiltered } from "./sql/filter";
import { listPage, listWhole } from "./sql/pages";
import { pipelineRowsSql } from "./sql/pipeline-rows";

/**
 * The opportunities of a pipeline under a filter: all of them without `page.limit`, else a page of at most
 * that many. Ordered by stage and position unless `page.sort` says otherwise; nulls last, ties by id.
 * Throws `invalid` for a bad cursor, and for an `offset` without limit or with a cursor.
 */
export async function listOpportunities(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  selection: Selection & { page: OpportunityPage },
): Promise<OpportunityList> {
  const { records, nextCursor } = await listOpportunitiesJson(actor, selection);
  return { opportunities: JSON.parse(`[${records}]`) as OpportunityRecord[], nextCursor };
}

/** An order and page of a selection, and the members to show of each opportunity; without them, all. */
type Listing = Selection & { page: OpportunityPage; members?: readonly OpportunityMember[] };

/**
 * Returns the list as JSON text built by PostgreSQL: `records` joined by commas, without brackets,
 * and their number.
 */
export async function listOpportunitiesJson(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  { pipelineId, filter, page, members }: Listing,
): Promise<{ records: string; count: number; nextCursor: string | null }> {
  const { sort = "position", limit, cursor, offset } = page;
  const shown = members ? opportunitySql(members) : WHOLE_OPPORTUNITY;
  const scope = { organizationId: actor.organizationId, pipelineId, filter, sort, shown };
  if (offset !== undefined && (limit === undefined || cursor !== undefined)) {
    throw invalid({ field: "offset", message: "must be sent with limit and without cursor" });
  }
  return limit === undefined ? listWhole(scope) : listPage(scope, { limit, cursor, offset });
}

/** The number of the pipeline's opportunities that pass the filter. */
export async function countOpportunities(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  { pipelineId, filter }: Selection,
): Promise<number> {
  const [row] = await db(actor).$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${pipelineRowsSql(actor, pipelineId)} WHERE true ${filterSql(actor, filter)}`;
  return row?.count ?? 0;
}

/** The number of live opportunities in a pipeline, as its stages count them. */
export async function countInPipeline(organizationId: string, pipelineId: string): Promise<number> {
  const [total] = await db({ organizationId }).$queryRaw<[{ count: number }]>`
    SELECT coalesce(sum(opportunities_count), 0)::int AS count FROM stages
    WHERE organization_id = ${organizationId}::uuid AND pipeline_id = ${pipelineId}::uuid AND deleted_at IS NULL`;
  return total.count;
}

/** The first `limit` opportunities of every stage of a pipeline, stages in order, in one round trip. */
export async function listBoardColumns(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  { pipelineId, filter, limit }: Selection & { limit: number },
): Promise<
  { pipeline_stage_id: string; opportunities: OpportunityRecord[]; next_cursor: string | null }[]
> {
  const { organizationId } = actor;
  const stages = await db(actor).$queryRaw<
    { id: string; position: number; rows: { record: OpportunityRecord; rank: string }[] | null }[]
  >`
    WITH column_page AS MATERIALIZED (
      SELECT o.id, o.stage_id, o.rank FROM stages s JOIN organizations org ON org.id = s.organization_id
      CROSS JOIN LATERAL (SELECT * FROM opportunities o WHERE o.organization_id = s.organization_id AND o.stage_id = s.id
        AND o.deleted_at IS NULL ${filterSql(actor, filter)} ORDER BY o.rank LIMIT ${limit + 1}) o
      WHERE s.organization_id = ${organizationId}::uuid AND s.pipeline_id = ${pipelineId}::uuid AND s.deleted_at IS NULL
    ), ${placesCte(organizationId, Prisma.sql`column_page`, { isWhole: !isFiltered(filter) })}
    SELECT st.id, st.position, (SELECT json_agg(json_build_object('record', ${recordJson(Prisma.sql`places.place`)}, 'rank', o.rank) ORDER BY o.rank)
      FROM column_page JOIN places ON places.id = column_page.id
      JOIN opportunities o ON o.organization_id = st.organization_id AND o.id = column_page.id ${recordJoins}
      WHERE column_page.stage_id = st.id) AS rows
    FROM stages st WHERE st.organization_id = ${organizationId}::uuid AND st.pipeline_id = ${pipelineId}::uuid AND st.deleted_at IS NULL
    ORDER BY st.position, st.id`;
  const list = { organizationId, pipelineId, sort: "position" } as const;
  return stages.map(({ id, position, rows }) => {
    const shown = (rows ?? []).slice(0, limit);
    const last = shown.at(-1);
    const more = (rows?.length ?? 0) > limit && last;
    return {
      pipeline_stage_id: id,
      opportunities: shown.map((row) => row.record),
      next_cursor: more ? encodeCursor(list, [position, last.rank]) : null,
    };
  });
}
