import { type Db, Prisma } from "@/lib/db/client";
import { WriteConflict } from "@/lib/domain/retry-on-conflict";

/** UUIDs of live records; a value that is not a string references none. */
type References = { account_id?: unknown; contact_id?: unknown };

/**
 * For a statement that writes references: the CTE `locked_references`, led by a comma, and the condition that the account
 * and the contact still exist. They cannot be deleted or merged before the transaction ends. The statement must evaluate
 * the condition before it locks anything else.
 */
export function lockReferencesSql(
  organizationId: Prisma.Sql,
  { account_id, contact_id }: References,
) {
  const locks = [
    ...(typeof account_id === "string"
      ? [lockSql(Prisma.sql`accounts`, organizationId, account_id)]
      : []),
    ...(typeof contact_id === "string"
      ? [lockSql(Prisma.sql`contacts`, organizationId, contact_id)]
      : []),
  ];
  if (locks.length === 0) return { cte: Prisma.empty, referencesExist: Prisma.sql`true` };
  return {
    cte: Prisma.sql`, locked_references AS MATERIALIZED (${Prisma.join(locks, " UNION ALL ")})`,
    referencesExist: Prisma.sql`(SELECT count(*) FROM locked_references) = ${locks.length}`,
  };
}

/**
 * Locks the referenced records at the start of a transaction. Throws `WriteConflict` if one no
 * longer exists.
 */
export async function lockReferences(
  tx: Db,
  organizationId: string,
  references: References,
): Promise<void> {
  if (typeof references.account_id !== "string" && typeof references.contact_id !== "string")
    return;
  const { cte, referencesExist } = lockReferencesSql(
    Prisma.sql`${organizationId}::uuid`,
    references,
  );
  const [row] = await tx.$queryRaw<
    [{ held: boolean }]
  >`WITH none AS (SELECT 1) ${cte} SELECT ${referencesExist} AS held`;
  if (!row.held) throw new WriteConflict();
}

function lockSql(table: Prisma.Sql, organizationId: Prisma.Sql, id: string): Prisma.Sql {
  return Prisma.sql`SELECT held.id FROM (SELECT id FROM ${table}
    WHERE organization_id = ${organizationId} AND id = ${id}::uuid AND deleted_at IS NULL FOR SHARE) held`;
}
