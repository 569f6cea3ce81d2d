import { type Db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { isUuid } from "@/lib/domain/fields";
import type { Planned } from "@/lib/domain/opportunities/plan-update";
import type { StageType } from "@/lib/domain/pipelines/schema";
import { isoUtcText } from "@/lib/domain/sql/iso-utc";

/** An opportunity, deleted or not, with the fields that a bulk change may write. */
export type LockedOpportunity = Planned & {
  id: string;
  public_id: string;
  name: string;
  pipeline_id: string;
  rank: string;
  owner_user_id: string | null;
  imported_owner_name: string | null;
  tags: string[];
  stage_entered_at: string;
  lock_version: number;
  is_deleted: boolean;
};

/** A live stage, locked: its order does not change until the transaction ends. */
export type LockedStage = {
  id: string;
  name: string;
  pipeline_id: string;
  stage_type: StageType;
  is_active: boolean;
};

/** The live opportunities with these UUIDs or public ids, and the stages they are in. */
export function findNamed(
  tx: Db,
  actor: Actor,
  ids: string[],
): Promise<{ id: string; public_id: string; stage_id: string }[]> {
  const uuids = ids.filter(isUuid);
  const publicIds = ids.filter((id) => !isUuid(id));
  return tx.$queryRaw`SELECT id, public_id, stage_id FROM opportunities
    WHERE organization_id = ${actor.organizationId}::uuid AND deleted_at IS NULL
      AND (id = ANY(${uuids}::uuid[]) OR public_id = ANY(${publicIds}::text[]))`;
}

/** Locks stages, in id order as every other verb does. Returns the live ones by id. */
export async function lockStages(
  tx: Db,
  actor: Actor,
  ids: string[],
): Promise<Map<string, LockedStage>> {
  const stages = await tx.$queryRaw<LockedStage[]>`
    SELECT s.id, s.name, s.pipeline_id, s.stage_type, p.is_active FROM stages s
    JOIN pipelines p ON p.organization_id = s.organization_id AND p.id = s.pipeline_id
    WHERE s.organization_id = ${actor.organizationId}::uuid AND s.id = ANY(${ids}::uuid[]) AND s.deleted_at IS NULL
    ORDER BY s.id FOR NO KEY UPDATE OF s`;
  return new Map(stages.map((stage) => [stage.id, stage]));
}

/** Locks opportunities, deleted ones included, in id order. The caller has locked their stages. */
export async function lockOpportunities(
  tx: Db,
  actor: Actor,
  ids: string[],
): Promise<Map<string, LockedOpportunity>> {
  const rows = await tx.$queryRaw<LockedOpportunity[]>`
    SELECT o.id, o.public_id, o.name, o.pipeline_id, o.stage_id AS pipeline_stage_id, o.rank, o.status,
      ${Prisma.raw(isoUtcText("o.closed_at"))} AS closed_at, o.lost_reason, o.owner_user_id, o.imported_owner_name, o.tags,
      ${Prisma.raw(isoUtcText("o.stage_entered_at"))} AS stage_entered_at, o.lock_version,
      o.deleted_at IS NOT NULL AS is_deleted
    FROM opportunities o
    WHERE o.organization_id = ${actor.organizationId}::uuid AND o.id = ANY(${ids}::uuid[])
    ORDER BY o.id FOR NO KEY UPDATE`;
  return new Map(rows.map((row) => [row.id, row]));
}
