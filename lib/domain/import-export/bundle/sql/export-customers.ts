import { db, Prisma } from "@/lib/db/client";
import { isoUtcText } from "@/lib/domain/sql/iso-utc";

type Section = "accounts" | "contacts" | "leads" | "activities";

const RECORDS_A_PAGE = 1_000;

/** Yields pages of the organization's records of one kind, each record as JSON text, by public id. */
export async function* exportCustomers(
  organizationId: string,
  section: Section,
): AsyncGenerator<string[]> {
  const { fields, joins } = SHAPES[section];
  let last: string | undefined = "";
  while (last !== undefined) {
    const rows: { public_id: string; record: string }[] = await db({ organizationId }).$queryRaw<
      { public_id: string; record: string }[]
    >`
      SELECT t.public_id, row_to_json((SELECT r FROM (SELECT t.public_id, ${Prisma.raw(fields)},
        u.email AS owner_email, u.name AS owner_name, t.external_system, t.external_id, ${Prisma.raw(RECORD_TIMES)}) r))::text AS record
      FROM ${Prisma.raw(section)} t LEFT JOIN users u ON u.id = t.owner_user_id ${Prisma.raw(joins)}
      WHERE t.organization_id = ${organizationId}::uuid AND t.public_id > ${last}
      ORDER BY t.public_id LIMIT ${RECORDS_A_PAGE}`;
    yield rows.map(({ record }) => record);
    last = rows.length < RECORDS_A_PAGE ? undefined : rows.at(-1)?.public_id;
  }
}

/** The times and the version of a record, read from the row `t`. */
const RECORD_TIMES = `${isoUtcText("t.created_at")} AS created_at, ${isoUtcText("t.updated_at")} AS updated_at,
  ${isoUtcText("t.deleted_at")} AS deleted_at, t.lock_version`;

const toOpportunity = (column = "opportunity_id") => join("opportunities o", column);
const toContact = (column = "contact_id") => join("contacts c", column);
const toAccount = (column = "account_id") => join("accounts a", column);

const toSurvivor = (table: string) => join(`${table} m`, "merged_into_id");

const SHAPES: Record<Section, { fields: string; joins: string }> = {
  accounts: {
    fields: `t.name, t.domain, t.industry, t.phone, t.country, t.city, t.annual_revenue::text AS annual_revenue, t.employees,
      t.description, t.tags, m.public_id AS merged_into_public_id`,
    joins: toSurvivor("accounts"),
  },
  contacts: {
    fields: `t.name, t.email, t.phone, t.title, t.contact_type, a.public_id AS account_public_id, t.description, t.tags,
      m.public_id AS merged_into_public_id`,
    joins: [toAccount(), toSurvivor("contacts")].join(" "),
  },
  leads: {
    fields: `t.name, t.email, t.phone, t.company, t.source, t.status, t.description, ${isoUtcText("t.converted_at")} AS converted_at,
      c.public_id AS converted_contact_public_id, a.public_id AS converted_account_public_id,
      o.public_id AS converted_opportunity_public_id`,
    joins: [
      toOpportunity("converted_opportunity_id"),
      toContact("converted_contact_id"),
      toAccount("converted_account_id"),
    ].join(" "),
  },
  activities: {
    fields: `t.kind, t.subject, t.body, ${isoUtcText("t.due_at")} AS due_at, ${isoUtcText("t.done_at")} AS done_at,
      o.public_id AS opportunity_public_id, c.public_id AS contact_public_id, a.public_id AS account_public_id`,
    joins: [toOpportunity(), toContact(), toAccount()].join(" "),
  },
};

function join(table: string, column: string): string {
  const alias = table.at(-1);
  return `LEFT JOIN ${table} ON ${alias}.organization_id = t.organization_id AND ${alias}.id = t.${column}`;
}
