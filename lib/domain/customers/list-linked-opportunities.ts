import { z } from "zod";
import { db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { readAccount } from "@/lib/domain/customers/accounts/queries";
import { readContact } from "@/lib/domain/customers/contacts/queries";
import { Instant } from "@/lib/domain/fields";
import { CursorId, decodeCursor, encodeCursor, firstPage } from "@/lib/domain/pagination/cursor";
import { isoUtc } from "@/lib/domain/sql/iso-utc";
import type {
  CustomerType,
  LinkedOpportunities,
  LinkedOpportunity,
  LinkedQuery,
  LinkedTotal,
} from "./schema";

/** The live opportunities of an account or contact, in whatever pipeline. Throws `not_found`, `invalid` for a bad cursor. */
export async function listLinkedOpportunities(
  actor: Actor,
  type: CustomerType,
  id: string,
  { limit, cursor }: LinkedQuery = {},
): Promise<LinkedOpportunities> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const read = type === "account" ? readAccount : readContact;
  const record = await read(db(actor), actor.organizationId, id);
  const isLinked = Prisma.sql`o.organization_id = ${actor.organizationId}::uuid
    AND o.${Prisma.raw(`${type}_id`)} = ${record.id}::uuid AND o.deleted_at IS NULL`;
  const [rows, sums] = await Promise.all([
    db(actor).$queryRaw<{ record: LinkedOpportunity; key: z.output<typeof Keys> }[]>`
      SELECT ${recordJson} AS record, json_build_array(o.status = 'open',
        ${isoUtc("o.created_at")}, o.id) AS key
      FROM opportunities o ${recordJoins}
      WHERE ${isLinked} ${cursor === undefined ? Prisma.empty : laterThan(cursor)}
      ORDER BY (o.status = 'open') DESC, o.created_at DESC, o.id DESC
      ${limit === undefined ? Prisma.empty : Prisma.sql`LIMIT ${limit + 1}`}`,
    db(actor).$queryRaw<(LinkedTotal & { count: number })[]>`
      SELECT o.currency, count(*)::int AS count,
        coalesce(sum(o.amount) FILTER (WHERE o.status = 'open'), 0)::numeric(38, 2)::text AS open_amount,
        coalesce(sum(o.amount) FILTER (WHERE o.status = 'won'), 0)::numeric(38, 2)::text AS won_amount
      FROM opportunities o WHERE ${isLinked} GROUP BY o.currency ORDER BY count(*) DESC, o.currency`,
  ]);
  const { page, last } = firstPage(rows, limit);
  return {
    opportunities: page.map(({ record }) => record),
    total_count: sums.reduce((total, { count }) => total + count, 0),
    totals: sums.map(({ currency, open_amount, won_amount }) => ({
      currency,
      open_amount,
      won_amount,
    })),
    next_cursor: last ? encodeCursor(last.key) : null,
  };
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

function laterThan(cursor: string): Prisma.Sql {
  const [isOpen, createdAt, id] = decodeCursor(cursor, Keys);
  return Prisma.sql`AND (o.status = 'open', o.created_at, o.id) < (${isOpen}, ${createdAt}::timestamptz, ${id}::uuid)`;
}
