import { db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { CustomerType, DuplicateGroup } from "@/lib/domain/customers/schema";
import { nameKey } from "@/lib/domain/sql/folded";

/**
 * Returns up to `limit` groups of live records with the same normalized name, web domain or email
 * address, those by name first. A record can be in several groups.
 */
export async function selectDuplicates(
  actor: Actor,
  type: CustomerType,
  limit: number,
): Promise<DuplicateGroup[]> {
  const { table, key, keyName, isSame } = SHAPES[type];
  return db(actor).$queryRaw<DuplicateGroup[]>`
    WITH live AS MATERIALIZED (
      SELECT r.*, ${normalName} AS normal_name, ${key} AS normal_key FROM ${table} r
      WHERE r.organization_id = ${actor.organizationId}::uuid AND r.deleted_at IS NULL
    )
    SELECT 'name' AS shared, min(name) AS value, ${records} AS records FROM live
    WHERE normal_name <> '' GROUP BY normal_name HAVING count(*) > 1 AND ${isSame}
    UNION ALL
    SELECT ${keyName} AS shared, min(normal_key) AS value, ${records} AS records FROM live
    WHERE normal_key <> '' GROUP BY normal_key HAVING count(*) > 1
    ORDER BY shared DESC, value LIMIT ${limit}`;
}

const LEGAL_FORMS =
  "ab|ag|as|bv|co|company|corp|corporation|gmbh|inc|incorporated|limited|llc|ltd|oy|plc|pty|sa|sarl|sas|spa|srl";

const normalName = Prisma.sql`regexp_replace(regexp_replace(
  replace(${nameKey("r")}, '.', ''), ${`[[:space:],]+(${LEGAL_FORMS})[[:space:]]*$`}, ''), '[[:space:][:punct:]]+', '', 'g')`;

const records = Prisma.sql`(json_agg(json_build_object('id', id, 'public_id', public_id, 'name', name)
  ORDER BY created_at, id))`;

/** How each kind is compared: `key` is its second criterion, `isSame` confirms a group of one name. */
const SHAPES = {
  account: {
    table: Prisma.sql`accounts`,
    key: Prisma.sql`regexp_replace(lower(trim(r.domain)), '^(https?://)?(www\.)?', '')`,
    keyName: "domain",
    isSame: Prisma.sql`true`,
  },
  contact: {
    table: Prisma.sql`contacts`,
    key: Prisma.sql`lower(r.email)`,
    keyName: "email",
    isSame: Prisma.sql`count(DISTINCT account_id) < count(*)`,
  },
};
