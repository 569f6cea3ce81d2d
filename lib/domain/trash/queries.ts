import { z } from "zod";
import { db, Prisma } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { Instant } from "@/lib/domain/fields";
import {
  CursorId,
  type CursorList,
  decodeCursor,
  encodeCursor,
  firstPage,
} from "@/lib/domain/pagination/cursor";
import { folded, nameKey } from "@/lib/domain/sql/folded";
import { isoUtc } from "@/lib/domain/sql/iso-utc";
import { searchSql } from "@/lib/domain/sql/search";
import {
  TRASH_TYPES,
  type TrashedRecord,
  type TrashPage,
  type TrashQuery,
  type TrashType,
} from "./schema";

/** The organization's deleted records of one type, newest first. Throws `invalid` for a bad cursor. */
export async function listTrash(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: TrashQuery,
): Promise<TrashPage> {
  const [{ records, next_cursor }, counts] = await Promise.all([
    listPage(actor, query),
    countAll(actor, query),
  ]);
  return { records, counts, next_cursor };
}

async function listPage(
  { organizationId }: Actor,
  { record_type, q, limit = 50, cursor }: TrashQuery,
) {
  const { table, name, searched, joins, details } = SHAPES[record_type];
  const list = { organizationId, listed: `deleted ${record_type}` };
  const rows = await db({ organizationId }).$queryRaw<{ record: TrashedRecord }[]>`
    WITH page AS MATERIALIZED (
      SELECT r.* FROM ${table} r
      WHERE ${isTrashed(organizationId)} ${searchSql(q, { alias: "r", keys: searched })} ${cursor === undefined ? Prisma.empty : deletedBefore(list, cursor)}
      ORDER BY r.deleted_at DESC, r.id DESC LIMIT ${limit + 1}
    )
    SELECT json_build_object('record_type', ${record_type}::text, 'id', r.id, 'public_id', r.public_id,
      'name', ${name},
      ${details}, 'deleted_at', ${isoUtc("r.deleted_at")}, 'deleted_by', e.deleted_by,
      'merged_into', e.merged_into) AS record
    FROM page r ${joins} LEFT JOIN LATERAL (
      SELECT json_build_object('type', e.actor_type, 'user_id', e.actor_user_id, 'name', e.actor_name) AS deleted_by,
        e.changes -> 'merged_into' ->> 1 AS merged_into
      FROM change_events e
      WHERE e.organization_id = ${organizationId}::uuid AND e.record_type = ${record_type} AND e.record_id = r.id
        AND (e.action = 'delete' OR e.action = 'import')
      ORDER BY e.id DESC LIMIT 1
    ) e ON true
    ORDER BY r.deleted_at DESC, r.id DESC`;
  const { page, last } = firstPage(
    rows.map(({ record }) => record),
    limit,
  );
  return {
    records: page,
    next_cursor: last ? encodeCursor(list, [last.deleted_at, last.id]) : null,
  };
}

async function countAll(
  { organizationId }: Actor,
  { q }: TrashQuery,
): Promise<TrashPage["counts"]> {
  const counts = TRASH_TYPES.map((type) => {
    const { table, searched } = SHAPES[type];
    return Prisma.sql`(SELECT count(*)::int FROM ${table} r WHERE ${isTrashed(organizationId)} ${searchSql(q, { alias: "r", keys: searched })})
      AS ${Prisma.raw(type)}`;
  });
  const [row] = await db({ organizationId }).$queryRaw<
    TrashPage["counts"][]
  >`SELECT ${Prisma.join(counts)}`;
  return row ?? { opportunity: 0, account: 0, contact: 0, lead: 0, activity: 0 };
}

type Shape = {
  table: Prisma.Sql;
  name: Prisma.Sql;
  searched: Prisma.Sql[];
  joins: Prisma.Sql;
  details: Prisma.Sql;
};

const name = Prisma.sql`r.name`;
const named = [nameKey("r")];
const noStage = Prisma.sql`'stage_id', NULL, 'stage', NULL, 'amount', NULL, 'currency', NULL`;
const account = Prisma.sql`LEFT JOIN accounts a ON a.organization_id = r.organization_id AND a.id = r.account_id`;
const contact = Prisma.sql`LEFT JOIN contacts c ON c.organization_id = r.organization_id AND c.id = r.contact_id`;
const opportunity = Prisma.sql`LEFT JOIN opportunities o ON o.organization_id = r.organization_id AND o.id = r.opportunity_id`;

const SHAPES: Record<TrashType, Shape> = {
  opportunity: {
    table: Prisma.sql`opportunities`,
    name,
    searched: named,
    joins: Prisma.sql`${account} JOIN stages s ON s.organization_id = r.organization_id AND s.id = r.stage_id`,
    details: Prisma.sql`'detail', a.name, 'stage_id', s.id, 'stage', s.name, 'amount', r.amount::text, 'currency', r.currency`,
  },
  account: {
    table: Prisma.sql`accounts`,
    name,
    searched: [...named, folded("r.domain")],
    joins: Prisma.empty,
    details: Prisma.sql`'detail', r.domain, ${noStage}`,
  },
  contact: {
    table: Prisma.sql`contacts`,
    name,
    searched: [...named, folded("r.email")],
    joins: account,
    details: Prisma.sql`'detail', coalesce(r.email, a.name), ${noStage}`,
  },
  lead: {
    table: Prisma.sql`leads`,
    name,
    searched: [...named, folded("r.email"), folded("r.company")],
    joins: Prisma.empty,
    details: Prisma.sql`'detail', coalesce(r.company, r.email), ${noStage}`,
  },
  activity: {
    table: Prisma.sql`activities`,
    name: Prisma.sql`r.subject`,
    searched: [folded("r.subject")],
    joins: Prisma.sql`${opportunity} ${contact} ${account}`,
    details: Prisma.sql`'detail', coalesce(o.name, c.name, a.name), ${noStage}`,
  },
};

function isTrashed(organizationId: string): Prisma.Sql {
  return Prisma.sql`r.organization_id = ${organizationId}::uuid AND r.deleted_at IS NOT NULL`;
}

const Keys = z.tuple([Instant, CursorId]);

function deletedBefore(list: CursorList, cursor: string): Prisma.Sql {
  const [deletedAt, id] = decodeCursor(list, cursor, Keys);
  return Prisma.sql`AND (r.deleted_at, r.id) < (${deletedAt}::timestamptz, ${id}::uuid)`;
}
