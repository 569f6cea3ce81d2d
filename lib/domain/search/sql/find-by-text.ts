import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { foldText } from "@/lib/domain/fold-text";
import type { SearchResult } from "@/lib/domain/search/schema";
import { folded, nameKey, tagsKey } from "@/lib/domain/sql/folded";
import { type Searched, searchSql } from "@/lib/domain/sql/search";

/** Up to `limit` live records of each type that have every word of the text, those whose name begins with it first. */
export async function findByText(
  actor: Actor,
  text: string,
  limit: number,
): Promise<SearchResult[]> {
  const begin = foldText(text);
  const found = (
    type: SearchResult["record_type"],
    from: Prisma.Sql,
    detail: Prisma.Sql,
    searched: Omit<Searched, "alias">,
  ) => Prisma.sql`
    (SELECT ${type}::text AS record_type, r.id, r.public_id, r.name, ${detail} AS detail, starts_with(${nameKey("r")}, ${begin}) AS begins
      FROM ${from}
      WHERE r.organization_id = ${actor.organizationId}::uuid AND r.deleted_at IS NULL
        ${searchSql(text, { alias: "r", ...searched })}
      ORDER BY begins DESC, r.updated_at DESC, r.id LIMIT ${limit})`;
  const stages = Prisma.sql`opportunities r JOIN stages s ON s.organization_id = r.organization_id AND s.id = r.stage_id
    JOIN pipelines p ON p.organization_id = s.organization_id AND p.id = s.pipeline_id`;
  const opportunities = { keys: [nameKey("r"), tagsKey("r")] };
  const accounts = { keys: [nameKey("r"), folded("r.domain"), tagsKey("r")], phones: ["r.phone"] };
  const contacts = { keys: [nameKey("r"), folded("r.email"), tagsKey("r")], phones: ["r.phone"] };
  return db(actor).$queryRaw<SearchResult[]>`
    SELECT record_type, id, public_id, name, detail FROM (
      ${found("opportunity", stages, Prisma.sql`p.name || ' · ' || s.name`, opportunities)} UNION ALL
      ${found("account", Prisma.sql`accounts r`, Prisma.sql`r.domain`, accounts)} UNION ALL
      ${found("contact", Prisma.sql`contacts r`, Prisma.sql`r.email`, contacts)}
    ) found`;
}
