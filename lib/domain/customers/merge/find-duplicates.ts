import { db, Prisma } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import type { CustomerType, DuplicateGroup } from "@/lib/domain/customers/schema";

/** How many groups are named at once; merging them brings up the next. */
const MAX_GROUPS = 20;

/**
 * Live records that look like the same one: accounts of one name or web domain, contacts of one e-mail address or of one
 * name unless each has an account of its own. Names are compared without case, punctuation and legal form.
 */
export async function findDuplicates(actor: Actor, type: CustomerType): Promise<DuplicateGroup[]> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  const { table, key, keyName, isSame } = SHAPES[type];
  const rows = await db(actor).$queryRaw<DuplicateGroup[]>`
    WITH live AS MATERIALIZED (
      SELECT r.*, ${normalName} AS normal_name, ${key} AS normal_key FROM ${table} r
      WHERE r.organization_id = ${actor.organizationId}::uuid AND r.deleted_at IS NULL
    )
    SELECT 'name' AS shared, min(name) AS value, ${records} AS records FROM live
    WHERE normal_name <> '' GROUP BY normal_name HAVING count(*) > 1 AND ${isSame}
    UNION ALL
    SELECT ${keyName} AS shared, min(normal_key) AS value, ${records} AS records FROM live
    WHERE normal_key <> '' GROUP BY normal_key HAVING count(*) > 1
    ORDER BY shared DESC, value LIMIT ${2 * MAX_GROUPS}`;
  return withoutRepeated(rows).slice(0, MAX_GROUPS);
}

const LEGAL_FORMS =
  "ab|ag|as|bv|co|company|corp|corporation|gmbh|inc|incorporated|limited|llc|ltd|oy|plc|pty|sa|sarl|sas|spa|srl";

const normalName = Prisma.sql`regexp_replace(regexp_replace(
  replace(lower(r.name), '.', ''), ${`[[:space:],]+(${LEGAL_FORMS})[[:space:]]*$`}, ''), '[[:space:][:punct:]]+', '', 'g')`;

const records = Prisma.sql`(json_agg(json_build_object('id', id, 'public_id', public_id, 'name', name)
  ORDER BY created_at, id))`;

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

/** A group whose records all stand in an earlier one says nothing new. */
function withoutRepeated(groups: DuplicateGroup[]): DuplicateGroup[] {
  return groups.filter(({ records }, index) => {
    const covers = (earlier: DuplicateGroup) =>
      records.every(({ id }) => earlier.records.some((record) => record.id === id));
    return !groups.slice(0, index).some(covers);
  });
}
