import { Prisma, systemDb } from "@/lib/db/client";

/** Counts the organization's rows in every tenant table, by table name. */
export async function countRows(organizationId: string): Promise<Record<string, number>> {
  return eachTable(organizationId, Prisma.sql`count(*)::int`);
}

/**
 * Returns a digest of the organization's rows for each table: it stays the same as long as nothing
 * is written.
 */
export async function digestRows(organizationId: string): Promise<Record<string, string>> {
  return eachTable(
    organizationId,
    Prisma.sql`md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), ''))`,
  );
}

let tables: Promise<{ name: string }[]> | undefined;

async function eachTable<T>(organizationId: string, of: Prisma.Sql): Promise<Record<string, T>> {
  tables ??= tenantTables();
  const parts = (await tables).map(
    ({ name }) => Prisma.sql`SELECT ${name} AS name, (SELECT ${of} FROM ${Prisma.raw(`"${name}"`)} t
      WHERE t.organization_id = ${organizationId}::uuid) AS value`,
  );
  const rows = await systemDb().$queryRaw<{ name: string; value: T }[]>(
    Prisma.join(parts, " UNION ALL "),
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

function tenantTables(): Promise<{ name: string }[]> {
  return systemDb().$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped ORDER BY 1`;
}
