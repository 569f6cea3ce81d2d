import { type Db, Prisma } from "@/lib/db/client";
import type { RecordType } from "@/lib/domain/change-events/schema";
import type { CustomerType, LinkCounts } from "@/lib/domain/customers/schema";

/** A column that references an account or a contact. */
export type Link = { record_type: RecordType; table: keyof LinkCounts; column: string };

/** Every column that references an account or a contact. */
export const LINKS: Record<CustomerType, Link[]> = {
  account: [
    { record_type: "opportunity", table: "opportunities", column: "account_id" },
    { record_type: "contact", table: "contacts", column: "account_id" },
    { record_type: "activity", table: "activities", column: "account_id" },
    { record_type: "lead", table: "leads", column: "converted_account_id" },
  ],
  contact: [
    { record_type: "opportunity", table: "opportunities", column: "contact_id" },
    { record_type: "activity", table: "activities", column: "contact_id" },
    { record_type: "lead", table: "leads", column: "converted_contact_id" },
  ],
};

/** Returns the number of live records that link to these accounts or contacts, in one statement. */
export async function countLinks(
  tx: Db,
  organizationId: string,
  type: CustomerType,
  ids: string[],
): Promise<LinkCounts> {
  const counts = LINKS[type].map(
    ({ table, column }) => Prisma.sql`(SELECT count(*)::int FROM ${Prisma.raw(table)} t
      WHERE t.organization_id = ${organizationId}::uuid AND t.${Prisma.raw(column)} = ANY(${ids}::uuid[])
        AND t.deleted_at IS NULL) AS ${Prisma.raw(table)}`,
  );
  const [row] = await tx.$queryRaw<Partial<LinkCounts>[]>`SELECT ${Prisma.join(counts)}`;
  return { opportunities: 0, contacts: 0, activities: 0, leads: 0, ...row };
}
