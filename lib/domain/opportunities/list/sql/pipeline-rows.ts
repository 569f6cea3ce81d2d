import { Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";

/** The live opportunities of a pipeline as `o`, with `s` and `org`. */
export function pipelineRowsSql(
  actor: Pick<Actor, "organizationId">,
  pipelineId: string,
): Prisma.Sql {
  return Prisma.sql`stages s JOIN organizations org ON org.id = s.organization_id
    JOIN opportunities o ON o.organization_id = s.organization_id AND o.stage_id = s.id AND o.deleted_at IS NULL
      AND s.organization_id = ${actor.organizationId}::uuid AND s.pipeline_id = ${pipelineId}::uuid AND s.deleted_at IS NULL`;
}
