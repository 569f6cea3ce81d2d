import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import {
  OPPORTUNITY_FIELDS,
  type OpportunityFields,
  type OpportunityRecord,
} from "@/lib/domain/opportunities/record";
import {
  type Columns,
  type FieldKind,
  type FieldQuery,
  fieldsSql,
  orderedPageSql,
} from "@/lib/domain/pagination/sql/field-query";
import {
  type ColumnType,
  columnsOf,
  type FieldsWith,
  fieldsWith,
} from "@/lib/domain/record-fields";
import { folded, nameKey } from "@/lib/domain/sql/folded";
import { jsonMembers } from "@/lib/domain/sql/record-columns";

type DealField = FieldsWith<OpportunityFields, "dealsName">;

/** The fields of an opportunity that the Deals API shows (docs/api.md 2). */
export type DealRecord = Pick<OpportunityRecord, DealField>;

/** `pipelineIds` narrows to these pipelines; `byPosition` orders by stage and position if the query names no order. */
export type DealQuery = FieldQuery & { pipelineIds?: string[]; byPosition?: boolean };

// Looked up per row: on a database without statistics a join would read all contacts for each deal.
// A link to a deleted contact reads as null (docs/api.md 3.2), so it selects as null too.
const CONTACT_ID = `(SELECT c.id FROM contacts c
  WHERE c.organization_id = o.organization_id AND c.id = o.contact_id AND c.deleted_at IS NULL)`;
const stagePosition = Prisma.sql`(SELECT s.position FROM stages s
  WHERE s.organization_id = o.organization_id AND s.id = o.stage_id)`;
const stageName = Prisma.sql`(SELECT s.name FROM stages s
  WHERE s.organization_id = o.organization_id AND s.id = o.stage_id)`;

const DEAL_FIELDS = fieldsWith(OPPORTUNITY_FIELDS, "dealsName");
const STORED = columnsOf(OPPORTUNITY_FIELDS);

/** How each type is compared; short words are compared as codes instead. */
const KINDS: Record<ColumnType, FieldKind> = {
  uuid: "id",
  text: "text",
  int: "integer",
  numeric: "decimal",
  boolean: "boolean",
  date: "date",
  timestamptz: "instant",
  "text[]": "texts",
};
const CODES: ReadonlySet<DealField> = new Set(["currency", "status"]);

/** The fields that deals can be selected and ordered by. */
export const DEAL_COLUMNS: Columns = {
  ...Object.fromEntries(
    DEAL_FIELDS.map((field) => {
      const { column, type } = STORED[field];
      const sql = Prisma.raw(field === "contact_id" ? CONTACT_ID : `o.${column}`);
      const key = field === "name" ? nameKey("o") : undefined;
      return [field, { kind: CODES.has(field) ? "code" : KINDS[type], sql, key }];
    }),
  ),
  stage_name: { kind: "code", sql: stageName, isHidden: true },
  organization_id: { kind: "scope", sql: Prisma.sql`o.organization_id` },
  tenant_id: { kind: "scope", sql: Prisma.sql`o.organization_id` },
};

const dealMembers = Prisma.raw(
  jsonMembers(OPPORTUNITY_FIELDS, {
    keys: DEAL_FIELDS,
    alias: "o",
    expressions: { contact_id: CONTACT_ID },
  }),
);

/** The organization's live opportunities that the query selects, newest first unless it says otherwise. */
export async function readDeals(actor: Actor, query: DealQuery): Promise<DealRecord[]> {
  const byDefault = query.byPosition
    ? Prisma.sql`${stagePosition}, o.stage_id, o.rank`
    : Prisma.sql`o.created_at DESC`;
  const rows = await db(actor).$queryRaw<
    { deal: DealRecord }[]
  >`SELECT json_build_object(${dealMembers}) AS deal
    FROM ${selected(actor, query)} ${orderedPageSql(DEAL_COLUMNS, query, byDefault, Prisma.sql`o.id`)}`;
  return rows.map(({ deal }) => deal);
}

/** The number of opportunities that the query selects, whatever its page. */
export async function readDealCount(actor: Actor, query: DealQuery): Promise<number> {
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
    ${fieldsSql(organizationId, DEAL_COLUMNS, query, [nameKey("o"), folded("o.public_id")])}`;
}
