import { type Db, db, Prisma } from "@/lib/db/client";
import { isOpen } from "@/lib/domain/activities/sql/state";
import type { Authorized } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { folded } from "@/lib/domain/sql/folded";
import { isoUtc } from "@/lib/domain/sql/iso-utc";
import type { MemberDetails, MemberRecord } from "./schema";

/** All current and former members of the organization, by name. */
export async function listMembers(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
): Promise<MemberRecord[]> {
  return db(actor).$queryRaw<MemberRecord[]>`
    SELECT m.user_id, u.name, u.email, m.role, m.deactivated_at IS NULL AS is_active
    FROM members m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${actor.organizationId}::uuid
    ORDER BY ${folded("u.name")}, m.user_id`;
}

/** All current and former members with the number and amounts of their opportunities, active ones first, by name. */
export async function listMemberDetails(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
): Promise<MemberDetails[]> {
  return readDetails(db(actor), actor.organizationId, Prisma.empty);
}

/** One member with the number and amounts of their opportunities. Throws `not_found`. */
export async function findMember(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  userId: string,
): Promise<MemberDetails> {
  return readMember(db(actor), actor.organizationId, userId);
}

/** Reads a member inside or outside a transaction. Throws `not_found`. */
export async function readMember(
  tx: Db,
  organizationId: string,
  userId: string,
): Promise<MemberDetails> {
  const [member] = isUuid(userId)
    ? await readDetails(tx, organizationId, Prisma.sql`AND m.user_id = ${userId}::uuid`)
    : [];
  if (!member) throw notFound();
  return member;
}

async function readDetails(
  tx: Db,
  organizationId: string,
  which: Prisma.Sql,
): Promise<MemberDetails[]> {
  const rows = await tx.$queryRaw<{ record: MemberDetails }[]>`
    SELECT json_build_object('user_id', m.user_id, 'name', u.name, 'email', u.email, 'role', m.role,
      'is_active', m.deactivated_at IS NULL,
      'joined_at', ${isoUtc("m.joined_at")},
      'deactivated_at', ${isoUtc("m.deactivated_at")},
      'opportunities_count', coalesce(o.total, 0), 'open_opportunities_count', coalesce(o.open, 0),
      'open_activities_count', (SELECT count(*)::int FROM activities t
        WHERE t.organization_id = m.organization_id AND t.owner_user_id = m.user_id AND ${isOpen} AND t.deleted_at IS NULL),
      'open_amounts', coalesce(o.amounts, '[]'::json)) AS record
    FROM members m JOIN users u ON u.id = m.user_id
    JOIN organizations g ON g.id = m.organization_id
    LEFT JOIN LATERAL (
      SELECT sum(c.total)::int AS total, sum(c.open)::int AS open,
        json_agg(json_build_object('currency', c.currency, 'amount', c.amount::text)
          ORDER BY c.currency = g.currency DESC, c.amount DESC, c.currency)
          FILTER (WHERE c.amount IS NOT NULL) AS amounts
      FROM (SELECT currency, count(*) AS total, count(*) FILTER (WHERE status = 'open') AS open,
          sum(amount) FILTER (WHERE status = 'open') AS amount
        FROM opportunities
        WHERE organization_id = m.organization_id AND owner_user_id = m.user_id AND deleted_at IS NULL
        GROUP BY currency) c
    ) o ON true
    WHERE m.organization_id = ${organizationId}::uuid ${which}
    ORDER BY m.deactivated_at IS NOT NULL, ${folded("u.name")}, m.user_id`;
  return rows.map(({ record }) => record);
}
