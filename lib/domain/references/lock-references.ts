import { type Db, Prisma } from "@/lib/db/client";
import { Collision } from "@/lib/domain/retry-on-conflict";

/** Ids of live records, already looked up; whatever is no text names none. */
type Links = { account_id?: unknown; contact_id?: unknown };

/**
 * For a statement that writes links: the CTE `linked` (led by a comma) and the condition that holds only while the account
 * and the contact are still there. They cannot be deleted or merged away before the statement has ended. A statement has to
 * read the condition before it locks anything else.
 */
export function holdLinksSql(organizationId: Prisma.Sql, { account_id, contact_id }: Links) {
  const held = [
    ...(typeof account_id === "string"
      ? [heldSql(Prisma.sql`accounts`, organizationId, account_id)]
      : []),
    ...(typeof contact_id === "string"
      ? [heldSql(Prisma.sql`contacts`, organizationId, contact_id)]
      : []),
  ];
  if (held.length === 0) return { cte: Prisma.empty, areHeld: Prisma.sql`true` };
  return {
    cte: Prisma.sql`, linked AS MATERIALIZED (${Prisma.join(held, " UNION ALL ")})`,
    areHeld: Prisma.sql`(SELECT count(*) FROM linked) = ${held.length}`,
  };
}

/** The same at the start of a transaction. Throws `Collision` when one is gone. */
export async function holdLinks(tx: Db, organizationId: string, links: Links): Promise<void> {
  if (typeof links.account_id !== "string" && typeof links.contact_id !== "string") return;
  const { cte, areHeld } = holdLinksSql(Prisma.sql`${organizationId}::uuid`, links);
  const [row] = await tx.$queryRaw<
    [{ held: boolean }]
  >`WITH none AS (SELECT 1) ${cte} SELECT ${areHeld} AS held`;
  if (!row.held) throw new Collision();
}

function heldSql(table: Prisma.Sql, organizationId: Prisma.Sql, id: string): Prisma.Sql {
  return Prisma.sql`SELECT held.id FROM (SELECT id FROM ${table}
    WHERE organization_id = ${organizationId} AND id = ${id}::uuid AND deleted_at IS NULL FOR SHARE) held`;
}
