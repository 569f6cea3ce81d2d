import { randomInt } from "node:crypto";
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";
import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import type { TargetStage } from "./target-stage";

/** Where in a stage an opportunity is wanted; nothing said means its end. */
export type Wish = { stage_position?: number; before_id?: string; after_id?: string };

/** A rank that stands there, and the dense position it means where that was cheap to know; `isEnd`: after all others. */
export type Place = { rank: string; position?: number; isEnd?: boolean };

/** The opportunity that moves, which counts for no place itself; null for one that is yet to be. */
export type Moving = { id: string; isHere: boolean } | null;

/**
 * A rank for the wished place in a stage, the moving one itself not counted. Reads along the stage's index from its nearer
 * end. `attempt` above 0 avoids the ranks that others are taking at the same moment.
 * Throws `invalid` when the only wish is a neighbour that is not in the stage.
 */
export async function placeInStage(
  actor: Actor,
  stage: TargetStage,
  wish: Wish,
  moving: Moving,
  attempt = 0,
): Promise<Place> {
  const scope = { actor, stage, moving };
  const neighbour = wish.after_id ?? wish.before_id;
  if (neighbour !== undefined) {
    const gap = await gapBeside(scope, neighbour, wish.after_id !== undefined ? "after" : "before");
    if (gap) return { rank: between(gap, attempt) };
    if (wish.stage_position === undefined) {
      const field = wish.after_id !== undefined ? "after_id" : "before_id";
      throw invalid({ field, message: "must be an opportunity in that stage" });
    }
  }
  const { gap, position } = await gapAt(scope, wish.stage_position ?? Number.MAX_SAFE_INTEGER);
  return { rank: between(gap, attempt), position: attempt === 0 ? position : undefined, isEnd: gap.next === null };
}

type Gap = { previous: string | null; next: string | null };
type Scope = { actor: Actor; stage: TargetStage; moving: Moving };

async function gapAt(scope: Scope, wanted: number): Promise<{ gap: Gap; position?: number }> {
  const others = scope.stage.opportunities_count - (scope.moving?.isHere ? 1 : 0);
  const position = Math.min(wanted, others);
  const fromEnd = others - position;
  const [previous = null, next = null] =
    fromEnd < position ? (await ranksAt(scope, "DESC", fromEnd)).reverse() : await ranksAt(scope, "ASC", position);
  // The stage shrank since it was counted: what is left of it ends before the place.
  if (previous === null && position > 0) {
    const [end = null] = (await ranksAt(scope, "DESC", 0)).reverse();
    return { gap: { previous: end, next: null } };
  }
  return { gap: { previous, next }, position };
}

/** The ranks on both sides of the gap that `skip` others lie before, in the direction of the order; null where it ends. */
async function ranksAt(scope: Scope, direction: "ASC" | "DESC", skip: number): Promise<(string | null)[]> {
  const rows = await db(scope.actor).$queryRaw<{ rank: string }[]>`
    SELECT o.rank FROM ${inStage(scope)} AND ${notMoving(scope)}
    ORDER BY o.rank ${Prisma.raw(direction)} LIMIT ${skip === 0 ? 1 : 2} OFFSET ${Math.max(skip - 1, 0)}`;
  const ranks = rows.map((row) => row.rank);
  return skip === 0 ? [null, ranks[0] ?? null] : [ranks[0] ?? null, ranks[1] ?? null];
}

async function gapBeside(scope: Scope, neighbour: string, side: "before" | "after"): Promise<Gap | null> {
  const isNeighbour = isUuid(neighbour)
    ? Prisma.sql`o.id = ${neighbour}::uuid`
    : Prisma.sql`o.public_id = ${neighbour}`;
  const beyond = Prisma.raw(side === "after" ? "ASC" : "DESC");
  const than = Prisma.raw(side === "after" ? ">" : "<");
  const [found] = await db(scope.actor).$queryRaw<{ rank: string; beyond: string | null }[]>`
    SELECT n.rank, (SELECT o.rank FROM ${inStage(scope)} AND ${notMoving(scope)} AND o.rank ${than} n.rank
      ORDER BY o.rank ${beyond} LIMIT 1) AS beyond
    FROM (SELECT o.rank FROM ${inStage(scope)} AND ${notMoving(scope)} AND ${isNeighbour}) n`;
  if (!found) return null;
  return side === "after" ? { previous: found.rank, next: found.beyond } : { previous: found.beyond, next: found.rank };
}

/** Concurrent writers to one gap draw the same key; from the second attempt on they draw from ever more. */
function between({ previous, next }: Gap, attempt: number): string {
  if (attempt === 0) return generateKeyBetween(previous, next);
  const keys = generateNKeysBetween(previous, next, 2 ** Math.min(attempt + 2, 7));
  return keys[randomInt(keys.length)] ?? generateKeyBetween(previous, next);
}

function inStage({ actor, stage }: Scope): Prisma.Sql {
  return Prisma.sql`opportunities o WHERE o.organization_id = ${actor.organizationId}::uuid AND o.stage_id = ${stage.id}::uuid
    AND o.deleted_at IS NULL`;
}

function notMoving({ moving }: Scope): Prisma.Sql {
  return moving === null ? Prisma.sql`true` : Prisma.sql`o.id <> ${moving.id}::uuid`;
}
