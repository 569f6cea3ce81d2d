import { type Db, Prisma } from "@/lib/db/client";
import { WriteConflict } from "@/lib/domain/retry-on-conflict";

/** Ids of live records, already looked up; whatever is no text names none. */
type Links = { account_id?: unknown; contact_id?: unknown };

/**
 * For a statement that writes links: the CTE `locked_references` (led by a comma) and the condition that holds only while the account
 * and the contact are still there. They cannot be deleted or merged away before the statement has ended. A statement has to
 * read the condition before it locks anything else.
 */
export function lockReferencesSql(organizationId: Prisma.Sql, { account_id, contact_id }: Links) {
  const held = [
    ...(typeof account_id === "string"
      ? [heldSql(Prisma.sql`accounts`, organizationId, account_id)]
      : []),
    ...(typeof contact_id === "string"
      ? [heldSql(Prisma.sql`contacts`, organizationId, contact_id)]
      : []),
  ];
  if (held.length === 0) return { cte: Prisma.empty, referencesExist: Prisma.sql`true` };
  return {
    cte: Prisma.sql`, locked_references AS MATERIALIZED (${Prisma.join(held, " UNION ALL ")})`,
    referencesExist: Prisma.sql`(SELECT count(*) FROM locked_references) = ${held.length}`,
  };
}

/** The same at the start of a transaction. Throws `WriteConflict` when one is gone. */
export async function lockReferences(tx: Db, organizationId: string, links: Links): Promise<void> {
  if (typeof links.account_id !== "string" && typeof links.contact_id !== "string") return;
  const { cte, referencesExist } = lockReferencesSql(Prisma.sql`${organizationId}::uuid`, links);
  const [row] = await tx.$queryRaw<
    [{ held: boolean }]
  >`WITH none AS (SELECT 1) ${cte} SELECT ${referencesExist} AS held`;
  if (!row.held) throw new WriteConflict();
}

function heldSql(table: Prisma.Sql, organizationId: Prisma.Sql, id: string): Prisma.Sql {
  return Prisma.sql`SELECT held.id FROM (SELECT id FROM ${table}
    WHERE organization_id = ${organizationId} AND id = ${id}::uuid AND deleted_at IS NULL FOR SHARE) held`;
}
