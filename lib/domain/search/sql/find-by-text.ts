import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { SearchResult } from "@/lib/domain/search/schema";

/** Up to `limit` live records of each type whose name or public id contains the text, those that begin with it first. */
export async function findByText(
  actor: Actor,
  text: string,
  limit: number,
): Promise<SearchResult[]> {
  const literal = text.replace(/[\\%_]/g, "\\$&");
  const found = (
    type: SearchResult["record_type"],
    from: Prisma.Sql,
    detail: Prisma.Sql,
  ) => Prisma.sql`
    (SELECT ${type}::text AS record_type, r.id, r.public_id, r.name, ${detail} AS detail, r.name ILIKE ${`${literal}%`} AS begins
      FROM ${from}
      WHERE r.organization_id = ${actor.organizationId}::uuid AND r.deleted_at IS NULL
        AND (r.name ILIKE ${`%${literal}%`} OR r.public_id ILIKE ${`%${literal}%`})
      ORDER BY begins DESC, r.updated_at DESC, r.id LIMIT ${limit})`;
  const stages = Prisma.sql`opportunities r JOIN stages s ON s.organization_id = r.organization_id AND s.id = r.stage_id
    JOIN pipelines p ON p.organization_id = s.organization_id AND p.id = s.pipeline_id`;
  return db(actor).$queryRaw<SearchResult[]>`
    SELECT record_type, id, public_id, name, detail FROM (
      ${found("opportunity", stages, Prisma.sql`p.name || ' · ' || s.name`)} UNION ALL
      ${found("account", Prisma.sql`accounts r`, Prisma.sql`r.domain`)} UNION ALL
      ${found("contact", Prisma.sql`contacts r`, Prisma.sql`r.email`)}
    ) found`;
}
