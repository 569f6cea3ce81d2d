import { Prisma } from "@/lib/db/client";
import { isOpen, openState } from "@/lib/domain/activities/sql/state";

const utc = (column: string) => Prisma.raw(`to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** What a record is weighted by: won 100, lost 0, else its own probability, else its stage's, else 0 (api.md 3.2). Of `o` and `s`. */
export const effectiveProbability = Prisma.sql`
  CASE o.status WHEN 'won' THEN 100 WHEN 'lost' THEN 0 ELSE coalesce(o.probability, s.probability, 0) END`;

/** Whether an open opportunity stays in its stage longer than the stage, else the organization, allows. Of `o`, `s` and `org`. */
export const isRotting = Prisma.sql`coalesce(o.status = 'open'
  AND o.stage_entered_at < now() - make_interval(days => coalesce(s.rotting_days, org.rotting_days)), false)`;

/**
 * An opportunity as JSON text in the form of api.md 3.2, built by PostgreSQL. `o` is the row, `place` its dense
 * position in its stage; the tables of `recordJoins` are joined.
 */
export const recordJson = (place: Prisma.Sql) => Prisma.sql`row_to_json((SELECT r FROM (SELECT
  o.id, o.public_id, o.name, o.pipeline_id, o.stage_id AS pipeline_stage_id, s.name AS stage, s.stage_type,
  ${place} AS stage_position, o.status, o.amount::text AS amount, o.currency, o.probability,
  ${effectiveProbability} AS effective_probability, o.expected_close_date, ${utc("o.closed_at")} AS closed_at, o.lost_reason,
  a.id AS account_id, a.public_id AS account_public_id, a.name AS account_name,
  c.id AS contact_id, c.public_id AS contact_public_id, c.name AS contact_name,
  o.owner_user_id, coalesce(u.name, o.imported_owner_name) AS owner_name, o.source, o.description, o.tags,
  n.next_activity, ${isRotting} AS is_rotting, o.external_system, o.external_id, ${utc("o.opened_at")} AS opened_at,
  ${utc("o.stage_entered_at")} AS stage_entered_at, o.created_by_user_id, ${utc("o.created_at")} AS created_at,
  ${utc("o.updated_at")} AS updated_at, o.lock_version) r))`;

/** What `recordJson` needs beside `o`, `s` and `org`. A deleted account or contact reads as null. */
export const linkJoins = Prisma.sql`
  LEFT JOIN accounts a ON a.organization_id = o.organization_id AND a.id = o.account_id AND a.deleted_at IS NULL
  LEFT JOIN contacts c ON c.organization_id = o.organization_id AND c.id = o.contact_id AND c.deleted_at IS NULL
  LEFT JOIN users u ON u.id = o.owner_user_id
  LEFT JOIN LATERAL (
    SELECT json_build_object('kind', t.kind, 'subject', t.subject, 'due_at', ${utc("t.due_at")},
      'state', ${openState}) AS next_activity
    FROM activities t
    WHERE t.organization_id = o.organization_id AND t.opportunity_id = o.id AND ${isOpen} AND t.deleted_at IS NULL
    ORDER BY t.due_at NULLS LAST, t.id LIMIT 1
  ) n ON true`;

/** What `recordJson` needs beside `o`. */
export const recordJoins = Prisma.sql`
  JOIN organizations org ON org.id = o.organization_id
  JOIN stages s ON s.organization_id = o.organization_id AND s.id = o.stage_id ${linkJoins}`;

/** The dense position of `o` in its stage, counted along the stage's index. */
export const countedPlace = Prisma.sql`(SELECT count(*)::int FROM opportunities p
  WHERE p.organization_id = o.organization_id AND p.stage_id = o.stage_id AND p.deleted_at IS NULL AND p.rank < o.rank)`;

/** The same where `o` is a row that the statement itself has just written: its older self does not count. */
export const placeAmongOthers = Prisma.sql`(SELECT count(*)::int FROM opportunities p
  WHERE p.organization_id = o.organization_id AND p.stage_id = o.stage_id AND p.deleted_at IS NULL AND p.rank < o.rank
    AND p.id <> o.id)`;

/**
 * The CTE `places`: dense positions for the rows of `page`, a rowset of `id, stage_id, rank`, counted along each stage's
 * index no further than the page goes. Where the page leaves out none between its first and last of a stage, only those
 * before its first are counted.
 */
export function placesCte(
  organizationId: string,
  page: Prisma.Sql,
  { isWhole }: { isWhole: boolean },
): Prisma.Sql {
  const live = Prisma.sql`p.organization_id = ${organizationId}::uuid AND p.stage_id = reach.stage_id AND p.deleted_at IS NULL`;
  if (isWhole) {
    return Prisma.sql`places AS MATERIALIZED (
      SELECT page.id, (before.count + row_number() OVER (PARTITION BY page.stage_id ORDER BY page.rank) - 1)::int AS place
      FROM (SELECT stage_id, min(rank) AS first_rank FROM ${page} GROUP BY stage_id) reach
      CROSS JOIN LATERAL (SELECT count(*) AS count FROM opportunities p WHERE ${live} AND p.rank < reach.first_rank) before
      JOIN ${page} page ON page.stage_id = reach.stage_id)`;
  }
  return Prisma.sql`places AS MATERIALIZED (
    SELECT counted.id, counted.place FROM (SELECT stage_id, max(rank) AS last_rank FROM ${page} GROUP BY stage_id) reach
    CROSS JOIN LATERAL (SELECT p.id, (row_number() OVER (ORDER BY p.rank) - 1)::int AS place
      FROM opportunities p WHERE ${live} AND p.rank <= reach.last_rank) counted)`;
}
