import { Prisma } from "@/lib/db/client";
import { isUuid } from "@/lib/domain/fields";

/** The requested position in a stage; without any member the end of the stage. */
export type RequestedPosition = { stage_position?: number; before_id?: string; after_id?: string };

/** The opportunity that moves, which does not count as a neighbour of itself; null for a new one. */
export type MovedOpportunity = { id: Prisma.Sql; stageId: Prisma.Sql } | null;

/**
 * The ranks on both sides of a requested position, null at an end of the stage, and its dense position
 * where that is cheap to compute.
 */
export type RankSlot = { previous: string | null; next: string | null; position?: number };

/** An opportunity that moves, by its UUID and its stage's. */
export function movedOpportunity(id: string, stageId: string): MovedOpportunity {
  return { id: Prisma.sql`${id}::uuid`, stageId: Prisma.sql`${stageId}::uuid` };
}

/**
 * The slot of the requested position in the stage of `s`, as JSON; null when only a neighbour was named
 * that is not in the stage. Reads along the stage's index from its nearer end.
 */
export function slotSql(requested: RequestedPosition, moving: MovedOpportunity): Prisma.Sql {
  const { stage_position, before_id, after_id } = requested;
  const neighbour = after_id ?? before_id;
  if (neighbour === undefined) return atPosition(stage_position ?? END, moving);
  const beside = besideNeighbour(neighbour, after_id !== undefined, moving);
  if (stage_position === undefined) return beside;
  return Prisma.sql`coalesce(${beside}, ${atPosition(stage_position, moving)})`;
}

const END = 2 ** 31 - 1;

function atPosition(wanted: number, moving: MovedOpportunity): Prisma.Sql {
  const ranks = (
    direction: "ASC" | "DESC",
    place: Prisma.Sql,
  ) => Prisma.sql`(SELECT n.rank FROM ${others(moving)}
    ORDER BY n.rank ${Prisma.raw(direction)} LIMIT CASE WHEN ${place} = 0 THEN 1 ELSE 2 END OFFSET greatest(${place} - 1, 0))`;
  const isHere = moving === null ? Prisma.sql`false` : Prisma.sql`${moving.stageId} = s.id`;
  return Prisma.sql`(
    SELECT json_build_object('position', at.place, 'previous', CASE WHEN at.place > 0 THEN near.low END,
      'next', CASE WHEN at.from_end > 0 THEN near.high END)
    FROM (SELECT least(${wanted}::int, c.count) AS place, c.count - least(${wanted}::int, c.count) AS from_end
      FROM (SELECT s.opportunities_count - (${isHere})::int AS count) c) at
    CROSS JOIN LATERAL (SELECT min(r.rank) AS low, max(r.rank) AS high FROM (
      SELECT f.rank FROM ${ranks("ASC", Prisma.sql`at.place`)} f WHERE at.place <= at.from_end
      UNION ALL SELECT l.rank FROM ${ranks("DESC", Prisma.sql`at.from_end`)} l WHERE at.place > at.from_end) r) near)`;
}

function besideNeighbour(
  neighbour: string,
  isAfter: boolean,
  moving: MovedOpportunity,
): Prisma.Sql {
  const isNeighbour = isUuid(neighbour)
    ? Prisma.sql`b.id = ${neighbour}::uuid`
    : Prisma.sql`b.public_id = ${neighbour}`;
  const beyond = isAfter
    ? Prisma.sql`(SELECT n.rank FROM ${others(moving)} AND n.rank > b.rank ORDER BY n.rank LIMIT 1)`
    : Prisma.sql`(SELECT n.rank FROM ${others(moving)} AND n.rank < b.rank ORDER BY n.rank DESC LIMIT 1)`;
  const [previous, next] = isAfter ? [Prisma.sql`b.rank`, beyond] : [beyond, Prisma.sql`b.rank`];
  return Prisma.sql`(
    SELECT json_build_object('previous', ${previous}, 'next', ${next}) FROM opportunities b
    WHERE b.organization_id = s.organization_id AND b.stage_id = s.id AND b.deleted_at IS NULL AND ${isNeighbour}
      AND ${moving === null ? Prisma.sql`true` : Prisma.sql`b.id <> ${moving.id}`})`;
}

/** The live opportunities of the stage as `n`, without the one that moves. */
function others(moving: MovedOpportunity): Prisma.Sql {
  return Prisma.sql`opportunities n
    WHERE n.organization_id = s.organization_id AND n.stage_id = s.id AND n.deleted_at IS NULL
      AND ${moving === null ? Prisma.sql`true` : Prisma.sql`n.id <> ${moving.id}`}`;
}
