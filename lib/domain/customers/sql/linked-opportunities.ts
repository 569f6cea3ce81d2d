import { z } from "zod";
import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type {
  CustomerType,
  LinkedOpportunity,
  LinkedQuery,
  LinkedTotal,
} from "@/lib/domain/customers/schema";
import { Instant } from "@/lib/domain/fields";
import {
  CursorId,
  type CursorList,
  decodeCursor,
  encodeCursor,
  firstPage,
} from "@/lib/domain/pagination/cursor";
import { isoUtc } from "@/lib/domain/sql/iso-utc";

/** Returns a page of the live opportunities of a customer, open ones first, then the newest. Throws `invalid` for a bad cursor. */
export async function selectLinkedOpportunities(
  actor: Actor,
  type: CustomerType,
  customerId: string,
  { limit, cursor }: LinkedQuery,
): Promise<{ opportunities: LinkedOpportunity[]; nextCursor: string | null }> {
  const { organizationId } = actor;
  const list = { organizationId, listed: `opportunities of ${type} ${customerId}` };
  const rows = await db(actor).$queryRaw<
    { record: LinkedOpportunity; key: z.output<typeof Keys> }[]
  >`
      SELECT ${recordJson} AS record, json_build_array(o.status = 'open',
        ${isoUtc("o.created_at")}, o.id) AS key
      FROM opportunities o ${recordJoins}
      WHERE ${isLinked(actor, type, customerId)} ${cursor === undefined ? Prisma.empty : laterThan(list, cursor)}
      ORDER BY (o.status = 'open') DESC, o.created_at DESC, o.id DESC
      ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`;
  const { page, last } = firstPage(rows, limit);
  return {
    opportunities: page.map(({ record }) => record),
    nextCursor: last ? encodeCursor(list, last.key) : null,
  };
}

/** Returns the number of a customer's live opportunities and their amounts, per currency, most opportunities first. */
export function selectLinkedTotals(
  actor: Actor,
  type: CustomerType,
  customerId: string,
): Promise<(LinkedTotal & { count: number })[]> {
  return db(actor).$queryRaw<(LinkedTotal & { count: number })[]>`
      SELECT o.currency, count(*)::int AS count,
        coalesce(sum(o.amount) FILTER (WHERE o.status = 'open'), 0)::numeric(38, 2)::text AS open_amount,
        coalesce(sum(o.amount) FILTER (WHERE o.status = 'won'), 0)::numeric(38, 2)::text AS won_amount
      FROM opportunities o WHERE ${isLinked(actor, type, customerId)} GROUP BY o.currency ORDER BY count(*) DESC, o.currency`;
}

function isLinked({ organizationId }: Actor, type: CustomerType, customerId: string): Prisma.Sql {
  return Prisma.sql`o.organization_id = ${organizationId}::uuid
    AND o.${Prisma.raw(`${type}_id`)} = ${customerId}::uuid AND o.deleted_at IS NULL`;
}

const recordJson = Prisma.sql`json_build_object('id', o.id, 'public_id', o.public_id, 'name', o.name,
  'pipeline_name', p.name, 'stage', s.name, 'stage_type', s.stage_type, 'stage_color', s.color, 'status', o.status,
  'amount', o.amount::text, 'currency', o.currency, 'expected_close_date', o.expected_close_date,
  'owner_name', coalesce(u.name, o.imported_owner_name))`;

const recordJoins = Prisma.sql`
  JOIN stages s ON s.organization_id = o.organization_id AND s.id = o.stage_id
  JOIN pipelines p ON p.organization_id = o.organization_id AND p.id = o.pipeline_id
  LEFT JOIN users u ON u.id = o.owner_user_id`;

const Keys = z.tuple([z.boolean(), Instant, CursorId]);

function laterThan(list: CursorList, cursor: string): Prisma.Sql {
  const [isOpen, createdAt, id] = decodeCursor(list, cursor, Keys);
  return Prisma.sql`AND (o.status = 'open', o.created_at, o.id) < (${isOpen}, ${createdAt}::timestamptz, ${id}::uuid)`;
}
