import { randomUUID } from "node:crypto";
import { type Db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { FieldChanges } from "@/lib/domain/change-events/schema";
import { eventBarrierSql } from "@/lib/domain/change-events/sql/event-barrier";
import { changeRows, insertChangesSql } from "@/lib/domain/change-events/sql/insert-events";
import { newPublicId } from "@/lib/domain/ids/public-id";
import type { NewRank } from "@/lib/domain/opportunities/order/rank-in-slot";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { lockReferencesSql } from "@/lib/domain/references/sql/lock-references";
import { WriteConflict } from "@/lib/domain/retry-on-conflict";
import { assignments, type OpportunityValues } from "./columns";
import { positionAmongOthers, recordJoins, recordJson } from "./record";
import type { TargetStage } from "./target-stage";

/**
 * Writes a planned opportunity at its rank, with its `create` event, in one statement, within a
 * transaction or outside. Throws `WriteConflict`, having written nothing, if its stage, account or contact
 * is gone, or the stage has another type now.
 */
export async function insertOpportunity(
  tx: Db,
  actor: Actor,
  { stage, values, rank }: { stage: TargetStage; values: OpportunityValues; rank: NewRank },
): Promise<OpportunityRecord> {
  const organizationId = Prisma.sql`${actor.organizationId}::uuid`;
  const id = randomUUID();
  const publicId = newPublicId("opportunity");
  const set = assignments({ ...values, rank: rank.rank });
  const { stage_entered_at: _entered, ...shown } = values;
  const changes: FieldChanges = Object.fromEntries(
    Object.entries(shown).flatMap(([field, value]) =>
      value === undefined || value === null ? [] : [[field, [null, value]]],
    ),
  );
  const event = changeRows([
    { record_type: "opportunity", record_id: id, public_id: publicId, action: "create", changes },
  ]);
  const position = rank.isEnd
    ? Prisma.sql`counted.opportunities_count - 1`
    : rank.position === undefined
      ? positionAmongOthers
      : Prisma.sql`${rank.position}::int`;
  const { cte: lockedReferences, referencesExist } = lockReferencesSql(organizationId, values);
  const [written] = await tx.$queryRaw<
    { record: OpportunityRecord }[]
  >`WITH ${eventBarrierSql(actor)} ${lockedReferences}, counted AS (
      UPDATE stages SET opportunities_count = opportunities_count + 1
      WHERE organization_id = ${organizationId} AND id = ${stage.id}::uuid AND deleted_at IS NULL AND ${referencesExist}
        AND stage_type = ${stage.stage_type}
      RETURNING opportunities_count
    ), inserted AS (
      INSERT INTO opportunities (organization_id, id, public_id, created_by_user_id, ${Prisma.join(set.map(({ column }) => column))})
      SELECT ${organizationId}, ${id}::uuid, ${publicId}, ${actor.userId}::uuid, ${Prisma.join(set.map(({ value }) => value))} FROM counted
      RETURNING *
    ), logged AS (${insertChangesSql(actor, Prisma.sql`SELECT c.* FROM ${event}, inserted`)})
    SELECT ${recordJson(position)} AS record FROM counted, inserted o ${recordJoins}`;
  if (!written) throw new WriteConflict();
  return written.record;
}
