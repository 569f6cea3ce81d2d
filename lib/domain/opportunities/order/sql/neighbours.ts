import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { matchesId } from "@/lib/domain/opportunities/queries";
import type { Neighbours } from "@/lib/domain/opportunities/schema";

/** The neighbours of a live opportunity, by UUID or public id; undefined if it does not exist. */
export async function readNeighbours(actor: Actor, id: string): Promise<Neighbours | undefined> {
  const [found] = await db(actor).$queryRaw<Neighbours[]>`
    WITH o AS (
      SELECT o.organization_id, o.stage_id, o.rank, s.pipeline_id, s.position FROM opportunities o
      JOIN stages s ON s.organization_id = o.organization_id AND s.id = o.stage_id
      WHERE o.organization_id = ${actor.organizationId}::uuid AND ${matchesId(id)} AND o.deleted_at IS NULL
    )
    SELECT coalesce(${inStage("<", "DESC")}, ${beyondStage("<", "DESC")}) AS previous,
      coalesce(${inStage(">", "ASC")}, ${beyondStage(">", "ASC")}) AS next
    FROM o`;
  return found;
}

type Side = "<" | ">";
type Direction = "ASC" | "DESC";

const brief = Prisma.sql`json_build_object('public_id', n.public_id, 'name', n.name)`;

function inStage(side: Side, direction: Direction): Prisma.Sql {
  return Prisma.sql`(SELECT ${brief} FROM opportunities n
    WHERE n.organization_id = o.organization_id AND n.stage_id = o.stage_id AND n.deleted_at IS NULL
      AND n.rank ${Prisma.raw(side)} o.rank
    ORDER BY n.rank ${Prisma.raw(direction)} LIMIT 1)`;
}

/** The nearest opportunity of the nearest stage that is not empty. */
function beyondStage(side: Side, direction: Direction): Prisma.Sql {
  return Prisma.sql`(SELECT ${brief} FROM stages s CROSS JOIN LATERAL (
      SELECT h.public_id, h.name FROM opportunities h
      WHERE h.organization_id = s.organization_id AND h.stage_id = s.id AND h.deleted_at IS NULL
      ORDER BY h.rank ${Prisma.raw(direction)} LIMIT 1
    ) n
    WHERE s.organization_id = o.organization_id AND s.pipeline_id = o.pipeline_id AND s.deleted_at IS NULL
      AND (s.position, s.id) ${Prisma.raw(side)} (o.position, o.stage_id)
    ORDER BY s.position ${Prisma.raw(direction)}, s.id ${Prisma.raw(direction)} LIMIT 1)`;
}
