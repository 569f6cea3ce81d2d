import { db, Prisma } from "@/lib/db/client";
import {
  decodePositionCursor,
  encodeCursor,
  type KeyCursor,
  type PositionCursor,
} from "@/lib/domain/opportunities/list/cursor";
import type { OpportunityFilter, Sort } from "@/lib/domain/opportunities/list/schema";
import { type OpportunitySql, placesCte } from "@/lib/domain/opportunities/sql/record";
import { filterSql, isFiltered } from "./filter";
import { isByPosition, laterThan, orderSql, sortColumn } from "./order";

type Scope = {
  organizationId: string;
  pipelineId: string;
  filter: OpportunityFilter;
  sort: Sort;
  /** What is shown of each opportunity. */
  shown: OpportunitySql;
};
type Requested = { limit: number; cursor?: string; offset?: number };
/** The end of a page, as in its cursor. */
type Key = PositionCursor | KeyCursor;
/** `records` are JSON, joined by commas. */
type Listed = { records: string; count: number; nextCursor: string | null };

/** The whole list. */
export async function listWhole(scope: Scope): Promise<Listed> {
  const [row] = await db(scope).$queryRaw<{ records: string | null; count: number }[]>(
    wholeListSql(scope),
  );
  return { records: row?.records ?? "", count: row?.count ?? 0, nextCursor: null };
}

/** Selects the whole list in one row: its `records` and their `count`. */
export function wholeListSql(scope: Scope): Prisma.Sql {
  const { organizationId, pipelineId, filter, sort, shown } = scope;
  const place = shown.isPlaced
    ? Prisma.sql`, (row_number() OVER (ORDER BY o.rank) - 1)::int AS place`
    : Prisma.empty;
  return Prisma.sql`
    SELECT string_agg(listed.record, ',') AS records, count(*)::int AS count FROM (
      SELECT ${shown.json(Prisma.sql`o.place`)}::text AS record
      FROM stages s JOIN organizations org ON org.id = s.organization_id
      CROSS JOIN LATERAL (SELECT o.* ${place} FROM opportunities o
        WHERE o.organization_id = s.organization_id AND o.stage_id = s.id AND o.deleted_at IS NULL) o
      ${shown.links}
      WHERE s.organization_id = ${organizationId}::uuid AND s.pipeline_id = ${pipelineId}::uuid AND s.deleted_at IS NULL
        ${filterSql(scope, filter)}
      ORDER BY ${orderSql(sort)}
    ) listed`;
}

/**
 * A page of at most `limit`, after `cursor` or after the first `offset`. Without a filter its cost grows with
 * the page and the offset, not with the pipeline.
 */
export async function listPage(scope: Scope, requested: Requested): Promise<Listed> {
  const { filter, sort } = scope;
  const { limit } = requested;
  // A filter by stage alone skips none of the stage's rows.
  const isWhole = isByPosition(sort) && !isFiltered({ ...filter, pipeline_stage_id: undefined });
  const page =
    isWhole && sort === "position"
      ? wholePage(scope, requested)
      : pickedPage(scope, requested, { isWhole });
  // One row, however many records: each row costs more on its way here than in the database.
  const [row] = await db(scope).$queryRaw<
    { records: string | null; count: number; ends: Key[] | null }[]
  >`
    SELECT string_agg(listed.record, ',') FILTER (WHERE listed.ordinal <= ${limit}) AS records,
      (count(*) FILTER (WHERE listed.ordinal <= ${limit}))::int AS count,
      json_agg(listed.key) FILTER (WHERE listed.ordinal >= ${limit}) AS ends
    FROM (${page}) listed`;
  const [last, next] = row?.ends ?? [];
  return {
    records: row?.records ?? "",
    count: row?.count ?? 0,
    nextCursor: last && next ? encodeCursor(scope, last) : null,
  };
}

/** A page that skips no row, in ascending order: positions are counted from the first row of each stage. */
function wholePage(scope: Scope, { limit, cursor, offset = 0 }: Requested): Prisma.Sql {
  const { organizationId, filter, shown } = scope;
  const from = cursor === undefined ? null : decodePositionCursor(scope, cursor);
  // Counted only for a page that shows positions.
  const before =
    from && shown.isPlaced
      ? Prisma.sql`s.position = ${from[0]} AND p.rank <= ${from[1]}`
      : Prisma.sql`false`;
  return Prisma.sql`
    SELECT ${shown.json(Prisma.sql`o.place`)}::text AS record, o.key, o.ordinal FROM (
      SELECT first.*, row_number() OVER () AS ordinal FROM (
        SELECT o.*, (before.count + o.nth - 1)::int AS place, json_build_array(s.position, o.rank) AS key
        FROM ${stagesSql(scope, "ASC")} s
        CROSS JOIN LATERAL (SELECT count(*) AS count FROM opportunities p WHERE p.organization_id = ${organizationId}::uuid
          AND p.stage_id = s.id AND p.deleted_at IS NULL AND ${before}) before
        CROSS JOIN LATERAL (SELECT o.*, row_number() OVER (ORDER BY o.rank) AS nth FROM opportunities o
          WHERE o.organization_id = s.organization_id AND o.stage_id = s.id AND o.deleted_at IS NULL ${filterSql(scope, filter)}
            ${laterInPipeline(from, "ASC")}
          ORDER BY o.rank LIMIT ${offset + limit + 1}) o
        WHERE ${isReached(from, filter, offset + limit, "ASC")}
        ORDER BY s.position, s.id, o.rank LIMIT ${limit + 1} OFFSET ${offset}
      ) first
    ) o ${shown.joins} ORDER BY o.ordinal`;
}

/** Any other page: selects the ids first, then joins positions and display fields. */
function pickedPage(
  scope: Scope,
  requested: Requested,
  { isWhole }: { isWhole: boolean },
): Prisma.Sql {
  const { organizationId, sort, shown } = scope;
  const page = isByPosition(sort) ? positionPage(scope, requested) : sortedPage(scope, requested);
  const [places, joinPlaces] = shown.isPlaced
    ? [
        Prisma.sql`, ${placesCte(organizationId, Prisma.sql`page`, { isWhole })}`,
        Prisma.sql`JOIN places ON places.id = page.id`,
      ]
    : [Prisma.empty, Prisma.empty];
  return Prisma.sql`
    WITH page AS MATERIALIZED (${page}) ${places}
    SELECT ${shown.json(Prisma.sql`places.place`)}::text AS record, page.key, page.ordinal FROM page ${joinPlaces}
    JOIN opportunities o ON o.organization_id = ${organizationId}::uuid AND o.id = page.id ${shown.joins}
    ORDER BY page.ordinal`;
}

/** Selects stage by stage along the rank index, so that only the page's rows are read. */
function positionPage(scope: Scope, { limit, cursor, offset = 0 }: Requested): Prisma.Sql {
  const { filter, sort } = scope;
  const order = sort.startsWith("-") ? "DESC" : "ASC";
  const direction = Prisma.raw(order);
  const from = cursor === undefined ? null : decodePositionCursor(scope, cursor);
  return Prisma.sql`
    SELECT first.id, first.stage_id, first.rank, first.key, row_number() OVER () AS ordinal FROM (
      SELECT o.id, o.stage_id, o.rank, json_build_array(s.position, o.rank) AS key
      FROM ${stagesSql(scope, order)} s
      JOIN organizations org ON org.id = s.organization_id
      CROSS JOIN LATERAL (SELECT o.id, o.stage_id, o.rank FROM opportunities o
        WHERE o.organization_id = s.organization_id AND o.stage_id = s.id AND o.deleted_at IS NULL ${filterSql(scope, filter)}
          ${laterInPipeline(from, order)}
        ORDER BY o.rank ${direction} LIMIT ${offset + limit + 1}) o
      WHERE ${isReached(from, filter, offset + limit, order)}
      ORDER BY s.position ${direction}, s.id, o.rank ${direction} LIMIT ${limit + 1} OFFSET ${offset}
    ) first`;
}

type Order = "ASC" | "DESC";

/** The stages of the pipeline, each with the number of opportunities in the stages before it. */
function stagesSql({ organizationId, pipelineId }: Scope, order: Order): Prisma.Sql {
  return Prisma.sql`(
    SELECT s.*, sum(s.opportunities_count) OVER (ORDER BY s.position ${Prisma.raw(order)}, s.id) - s.opportunities_count AS earlier
    FROM stages s
    WHERE s.organization_id = ${organizationId}::uuid AND s.pipeline_id = ${pipelineId}::uuid AND s.deleted_at IS NULL)`;
}

/** Whether a stage can have rows of the page: none before the cursor's has, nor one after enough earlier rows. */
function isReached(
  from: PositionCursor | null,
  filter: OpportunityFilter,
  count: number,
  order: Order,
): Prisma.Sql {
  if (from) return Prisma.sql`s.position ${Prisma.raw(order === "DESC" ? "<=" : ">=")} ${from[0]}`;
  return isFiltered(filter) ? Prisma.sql`true` : Prisma.sql`s.earlier <= ${count}`;
}

function laterInPipeline(from: PositionCursor | null, order: Order): Prisma.Sql {
  const after = Prisma.raw(order === "DESC" ? "<" : ">");
  return from
    ? Prisma.sql`AND (s.position ${after} ${from[0]} OR (s.position = ${from[0]} AND o.rank ${after} ${from[1]}))`
    : Prisma.empty;
}

function sortedPage(scope: Scope, { limit, cursor, offset = 0 }: Requested): Prisma.Sql {
  const { organizationId, pipelineId, filter, sort } = scope;
  const { value } = sortColumn(sort);
  return Prisma.sql`
    SELECT o.id, o.stage_id, o.rank, json_build_array(${value}::text, o.id) AS key,
      row_number() OVER (ORDER BY ${orderSql(sort)}) - ${offset} AS ordinal
    FROM stages s JOIN organizations org ON org.id = s.organization_id
    JOIN opportunities o ON o.organization_id = s.organization_id AND o.stage_id = s.id
    WHERE s.organization_id = ${organizationId}::uuid AND s.pipeline_id = ${pipelineId}::uuid
      AND s.deleted_at IS NULL AND o.deleted_at IS NULL ${filterSql(scope, filter)}
      ${cursor === undefined ? Prisma.empty : laterThan(scope, cursor)}
    ORDER BY ordinal LIMIT ${limit + 1} OFFSET ${offset}`;
}
