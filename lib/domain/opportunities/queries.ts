import { type Db, db, Prisma } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import type { RecordPart } from "@/lib/domain/field-selection";
import { isStorable, isUuid } from "@/lib/domain/fields";
import type { OpportunityMember, OpportunityRecord } from "./schema";
import { countedPosition, opportunitySql, placesCte, recordJoins, recordJson } from "./sql/record";

/** One live opportunity by UUID or public id. Throws `not_found`. */
export async function findOpportunity(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
): Promise<OpportunityRecord> {
  return readOpportunity(db(actor), actor.organizationId, id);
}

/** Returns the members of one live opportunity, and its version. Throws `not_found`. */
export async function findOpportunityPart(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
  members: readonly OpportunityMember[],
): Promise<RecordPart> {
  const { json, joins } = opportunitySql(members);
  const [row] = await db(actor).$queryRaw<RecordPart[]>`
    SELECT ${json(countedPosition)} AS part, o.lock_version FROM opportunities o ${joins}
    WHERE o.organization_id = ${actor.organizationId}::uuid AND ${matchesId(id)} AND o.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row;
}

/**
 * One live opportunity by UUID or public id, within a transaction or outside. `knownPosition`: its
 * position, if the caller knows it. Throws `not_found`.
 */
export async function readOpportunity(
  tx: Db,
  organizationId: string,
  id: string,
  knownPosition?: number,
): Promise<OpportunityRecord> {
  const position =
    knownPosition === undefined ? countedPosition : Prisma.sql`${knownPosition}::int`;
  const [row] = await tx.$queryRaw<{ record: OpportunityRecord }[]>`
    SELECT ${recordJson(position)} AS record FROM opportunities o ${recordJoins}
    WHERE o.organization_id = ${organizationId}::uuid AND ${matchesId(id)} AND o.deleted_at IS NULL`;
  if (!row) throw notFound();
  return row.record;
}

/** The live opportunities among those with these UUIDs, in no order, within a transaction or outside. */
export async function readOpportunitiesById(
  tx: Db,
  organizationId: string,
  ids: string[],
): Promise<OpportunityRecord[]> {
  const named = Prisma.sql`o.organization_id = ${organizationId}::uuid AND o.id = ANY(${ids}::uuid[]) AND o.deleted_at IS NULL`;
  // A few positions are counted one by one along the index, many in one pass of their stages.
  const rows =
    ids.length <= 8
      ? await tx.$queryRaw<{ record: OpportunityRecord }[]>`
          SELECT ${recordJson(countedPosition)} AS record FROM opportunities o ${recordJoins} WHERE ${named}`
      : await tx.$queryRaw<{ record: OpportunityRecord }[]>`
          WITH named AS MATERIALIZED (SELECT o.* FROM opportunities o WHERE ${named}),
            ${placesCte(organizationId, Prisma.sql`named`, { isWhole: false })}
          SELECT ${recordJson(Prisma.sql`places.place`)} AS record FROM named o JOIN places ON places.id = o.id ${recordJoins}`;
  return rows.map((row) => row.record);
}

/** The condition on `o` that names one opportunity by UUID or public id. */
export function matchesId(id: string): Prisma.Sql {
  if (isUuid(id)) return Prisma.sql`o.id = ${id}::uuid`;
  return isStorable(id) ? Prisma.sql`o.public_id = ${id}` : Prisma.sql`false`;
}
