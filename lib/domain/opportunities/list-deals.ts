import { db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import {
  type Columns,
  type FieldQuery,
  fieldsSql,
  orderedPageSql,
} from "@/lib/domain/pagination/sql/field-query";
import type { OpportunityRecord } from "./schema";

// Looked up a row at a time: on a database without statistics a join would read all contacts for each deal.
// A link to a deleted contact reads as null (api.md 3.2), so it selects as null too.
const contactId = Prisma.sql`(SELECT c.id FROM contacts c
  WHERE c.organization_id = o.organization_id AND c.id = o.contact_id AND c.deleted_at IS NULL)`;
const stagePosition = Prisma.sql`(SELECT s.position FROM stages s
  WHERE s.organization_id = o.organization_id AND s.id = o.stage_id)`;

/** What the Deals API shows of an opportunity (api.md 2). */
export type DealRecord = Pick<
  OpportunityRecord,
  | "id"
  | "public_id"
  | "name"
  | "pipeline_id"
  | "pipeline_stage_id"
  | "status"
  | "amount"
  | "currency"
  | "probability"
  | "expected_close_date"
  | "closed_at"
  | "lost_reason"
  | "contact_id"
  | "created_by_user_id"
  | "created_at"
  | "updated_at"
>;

/** `pipelineIds` narrows to these pipelines; `byPosition` orders by stage and position where the query names no order. */
export type DealQuery = FieldQuery & { pipelineIds?: string[]; byPosition?: boolean };

/** The fields that deals can be selected and ordered by. */
export const DEAL_COLUMNS: Columns = {
  id: { kind: "id", sql: Prisma.sql`o.id` },
  public_id: { kind: "text", sql: Prisma.sql`o.public_id` },
  name: { kind: "text", sql: Prisma.sql`o.name` },
  probability: { kind: "integer", sql: Prisma.sql`o.probability` },
  pipeline_stage_id: { kind: "id", sql: Prisma.sql`o.stage_id` },
  pipeline_id: { kind: "id", sql: Prisma.sql`o.pipeline_id` },
  contact_id: { kind: "id", sql: contactId },
  amount: { kind: "decimal", sql: Prisma.sql`o.amount` },
  currency: { kind: "code", sql: Prisma.sql`o.currency` },
  status: { kind: "code", sql: Prisma.sql`o.status` },
  lost_reason: { kind: "text", sql: Prisma.sql`o.lost_reason` },
  closed_at: { kind: "instant", sql: Prisma.sql`o.closed_at` },
  expected_close_date: { kind: "date", sql: Prisma.sql`o.expected_close_date` },
  created_by_user_id: { kind: "id", sql: Prisma.sql`o.created_by_user_id` },
  created_at: { kind: "instant", sql: Prisma.sql`o.created_at` },
  updated_at: { kind: "instant", sql: Prisma.sql`o.updated_at` },
  organization_id: { kind: "scope", sql: Prisma.sql`o.organization_id` },
  tenant_id: { kind: "scope", sql: Prisma.sql`o.organization_id` },
};

/** The organization's live opportunities that the query selects, newest first unless it says otherwise. */
export async function listDeals(actor: Actor, query: DealQuery): Promise<DealRecord[]> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const byDefault = query.byPosition
    ? Prisma.sql`${stagePosition}, o.stage_id, o.rank`
    : Prisma.sql`o.created_at DESC`;
  const rows = await db(actor).$queryRaw<
    { deal: DealRecord }[]
  >`SELECT json_build_object('id', o.id, 'public_id', o.public_id,
      'name', o.name, 'pipeline_id', o.pipeline_id, 'pipeline_stage_id', o.stage_id, 'status', o.status,
      'amount', o.amount::text, 'currency', o.currency, 'probability', o.probability,
      'expected_close_date', o.expected_close_date, 'closed_at', ${utc("o.closed_at")}, 'lost_reason', o.lost_reason,
      'contact_id', ${contactId}, 'created_by_user_id', o.created_by_user_id, 'created_at', ${utc("o.created_at")},
      'updated_at', ${utc("o.updated_at")}) AS deal
    FROM ${selected(actor, query)} ${orderedPageSql(DEAL_COLUMNS, query, byDefault, Prisma.sql`o.id`)}`;
  return rows.map(({ deal }) => deal);
}

/** How many opportunities the query selects, whatever its page. */
export async function countDeals(actor: Actor, query: DealQuery): Promise<number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const [row] = await db(actor).$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM ${selected(actor, query)}`;
  return row?.count ?? 0;
}

function selected({ organizationId }: Actor, query: DealQuery): Prisma.Sql {
  const inPipelines = query.pipelineIds
    ? Prisma.sql`AND o.pipeline_id = ANY(${query.pipelineIds}::uuid[])`
    : Prisma.empty;
  return Prisma.sql`opportunities o WHERE o.organization_id = ${organizationId}::uuid AND o.deleted_at IS NULL ${inPipelines}
    ${fieldsSql(DEAL_COLUMNS, query, [Prisma.sql`o.name`, Prisma.sql`o.public_id`])}`;
}

function utc(column: string): Prisma.Sql {
  return Prisma.raw(`to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}
