import { Prisma } from "@/lib/db/client";
import { isOpen, openState } from "@/lib/domain/activities/sql/state";
import { OPPORTUNITY_FIELDS } from "@/lib/domain/opportunities/record";
import type { OpportunityMember } from "@/lib/domain/opportunities/schema";
import { fieldsWith } from "@/lib/domain/record-fields";
import { isoUtcText } from "@/lib/domain/sql/iso-utc";
import { selectList } from "@/lib/domain/sql/record-columns";

const EFFECTIVE_PROBABILITY = `CASE o.status WHEN 'won' THEN 100 WHEN 'lost' THEN 0
  ELSE coalesce(o.probability, s.probability, 0) END`;

/** The probability that weights an opportunity (docs/api.md 3.2). Reads `o` and its stage `s`. */
export const effectiveProbability = Prisma.raw(EFFECTIVE_PROBABILITY);

const IS_ROTTING = `coalesce(o.status = 'open'
  AND o.stage_entered_at < now() - make_interval(days => coalesce(s.rotting_days, org.rotting_days)), false)`;

/** Whether an open opportunity is in its stage for longer than the stage, else the organization, allows. Reads `o`, `s` and `org`. */
export const isRotting = Prisma.raw(IS_ROTTING);

/** Fields that are not read from a column of `o` alone. A deleted account or contact reads as null. */
const JOINED = {
  stage: "s.name",
  stage_type: "s.stage_type",
  effective_probability: EFFECTIVE_PROBABILITY,
  account_id: "a.id",
  account_public_id: "a.public_id",
  account_name: "a.name",
  contact_id: "c.id",
  contact_public_id: "c.public_id",
  contact_name: "c.name",
  owner_name: "coalesce(u.name, o.imported_owner_name)",
  next_activity: "n.next_activity",
  is_rotting: IS_ROTTING,
} as const;

const SHOWN = fieldsWith(OPPORTUNITY_FIELDS, "out");

/** What an opportunity is joined with, by alias; each may read those before it. A deleted account or contact reads as null. */
const JOINS: readonly (readonly [alias: string, join: string])[] = [
  ["org", "JOIN organizations org ON org.id = o.organization_id"],
  ["s", "JOIN stages s ON s.organization_id = o.organization_id AND s.id = o.stage_id"],
  [
    "a",
    `LEFT JOIN accounts a ON a.organization_id = o.organization_id AND a.id = o.account_id
      AND a.deleted_at IS NULL`,
  ],
  [
    "c",
    `LEFT JOIN contacts c ON c.organization_id = o.organization_id AND c.id = o.contact_id
      AND c.deleted_at IS NULL`,
  ],
  ["u", "LEFT JOIN users u ON u.id = o.owner_user_id"],
  [
    "n",
    `LEFT JOIN LATERAL (
      SELECT json_build_object('kind', t.kind, 'subject', t.subject, 'due_at', ${isoUtcText("t.due_at")},
        'state', ${openState.sql}) AS next_activity
      FROM activities t
      WHERE t.organization_id = o.organization_id AND t.opportunity_id = o.id AND ${isOpen.sql} AND t.deleted_at IS NULL
      ORDER BY t.due_at NULLS LAST, t.id LIMIT 1
    ) n ON true`,
  ],
];

/** SQL of an opportunity in responses: whole, or only some of its members. */
export type OpportunitySql = {
  /** Whether the position in the stage is shown. */
  isPlaced: boolean;
  /**
   * The JSON in the form of docs/api.md 3.2. `o` is the row, `position` its dense position in its
   * stage; the tables of `joins` are joined.
   */
  json(position: Prisma.Sql): Prisma.Sql;
  /** What `json` reads beside `o`. */
  joins: Prisma.Sql;
  /** What `json` reads beside `o`, `s` and `org`. */
  links: Prisma.Sql;
};

/** Returns the SQL of an opportunity with these members, in the record's order; the others cost nothing. */
export function opportunitySql(members: readonly OpportunityMember[]): OpportunitySql {
  const isPlaced = members.includes("stage_position");
  const at = SHOWN.indexOf("stage_position");
  const listOf = (some: readonly OpportunityMember[]) =>
    selectList(OPPORTUNITY_FIELDS, {
      keys: some.filter((member) => members.includes(member)),
      alias: "o",
      expressions: JOINED,
    });
  const [before, after] = [listOf(SHOWN.slice(0, at)), listOf(SHOWN.slice(at + 1))];
  const joins = joinsFor(`${before} ${after}`);
  return {
    isPlaced,
    json: (position) => {
      const place = isPlaced ? [Prisma.sql`${position} AS stage_position`] : [];
      const parts = [
        ...(before ? [Prisma.raw(before)] : []),
        ...place,
        ...(after ? [Prisma.raw(after)] : []),
      ];
      return Prisma.sql`row_to_json((SELECT r FROM (SELECT ${Prisma.join(parts)}) r))`;
    },
    joins: Prisma.raw(joins.map(([, join]) => join).join("\n  ")),
    links: Prisma.raw(
      joins
        .filter(([alias]) => alias !== "org" && alias !== "s")
        .map(([, join]) => join)
        .join("\n  "),
    ),
  };
}

/** The joins whose columns the expressions read, or a later one of these joins. */
function joinsFor(expressions: string): (typeof JOINS)[number][] {
  const needed: (typeof JOINS)[number][] = [];
  let read = expressions;
  for (const [alias, join] of JOINS.toReversed()) {
    if (!new RegExp(`\\b${alias}\\.`).test(read)) continue;
    needed.unshift([alias, join]);
    read += join;
  }
  return needed;
}

/** SQL of the whole record. */
export const WHOLE_OPPORTUNITY = opportunitySql(SHOWN);

/** An opportunity as JSON; see `OpportunitySql.json`. The tables of `recordJoins` are joined. */
export const recordJson = WHOLE_OPPORTUNITY.json;

/** What `recordJson` joins beside `o`. */
export const recordJoins = WHOLE_OPPORTUNITY.joins;

/** The dense position of `o` in its stage, counted along the stage's index. */
export const countedPosition = Prisma.sql`(SELECT count(*)::int FROM opportunities p
  WHERE p.organization_id = o.organization_id AND p.stage_id = o.stage_id AND p.deleted_at IS NULL AND p.rank < o.rank)`;

/**
 * Counts the position of a row `o` that the statement itself has just written: its previous version
 * does not count.
 */
export const positionAmongOthers = Prisma.sql`(SELECT count(*)::int FROM opportunities p
  WHERE p.organization_id = o.organization_id AND p.stage_id = o.stage_id AND p.deleted_at IS NULL AND p.rank < o.rank
    AND p.id <> o.id)`;

/**
 * The CTE `places`: dense positions for the rows of `page`, a rowset of `id, stage_id, rank`, counted along
 * each stage's index no further than the page's last row. `isWhole` says that the page skips no row
 * between its first and its last of a stage; then only the rows before its first are counted.
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
