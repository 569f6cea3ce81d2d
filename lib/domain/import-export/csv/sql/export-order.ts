import { db, Prisma } from "@/lib/db/client";
import type { OpportunityFilter, Sort } from "@/lib/domain/opportunities/list/schema";
import { filterSql } from "@/lib/domain/opportunities/list/sql/filter";
import { isByPosition, orderSql } from "@/lib/domain/opportunities/list/sql/order";

/** What an export selects: of one pipeline or of all, and in which order. */
export type ExportSelection = {
  organizationId: string;
  pipelineId?: string;
  filter: OpportunityFilter;
  sort: Sort;
};

/**
 * Returns the ids of the live opportunities that pass the filter, in the order of the list; by position,
 * one pipeline after the other.
 */
export async function readExportOrder({
  organizationId,
  pipelineId,
  filter,
  sort,
}: ExportSelection): Promise<string[]> {
  const isWanted =
    pipelineId === undefined ? Prisma.empty : Prisma.sql`AND p.id = ${pipelineId}::uuid`;
  const order = isByPosition(sort)
    ? Prisma.sql`p.position, p.name, p.id, ${orderSql(sort)}`
    : orderSql(sort);
  const [row] = await db({ organizationId }).$queryRaw<{ ids: string[] | null }[]>`
    SELECT array_agg(o.id ORDER BY ${order}) AS ids FROM pipelines p
    JOIN organizations org ON org.id = p.organization_id
    JOIN stages s ON s.organization_id = p.organization_id AND s.pipeline_id = p.id
    JOIN opportunities o ON o.organization_id = s.organization_id AND o.stage_id = s.id AND o.deleted_at IS NULL
    WHERE p.organization_id = ${organizationId}::uuid ${isWanted} ${filterSql({ organizationId }, filter)}`;
  return row?.ids ?? [];
}
