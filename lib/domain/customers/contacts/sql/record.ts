import { Prisma } from "@/lib/db/client";
import { CONTACT_FIELDS } from "@/lib/domain/customers/contacts/record";
import type { RecordSource } from "@/lib/domain/plain-records/queries";
import { jsonFieldsSql } from "@/lib/domain/plain-records/sql/record-json";

/** The arguments of `json_build_object` for a contact (docs/api.md 3.2), from the tables of `CONTACT_SOURCE`. */
export const fields = jsonFieldsSql(CONTACT_FIELDS, "r", {
  account_id: "a.id",
  account_public_id: "a.public_id",
});

/** Contacts as `r`, each with its live account as `a`. */
export const CONTACT_SOURCE: RecordSource = {
  tables: Prisma.sql`contacts r
  LEFT JOIN accounts a ON a.organization_id = r.organization_id AND a.id = r.account_id AND a.deleted_at IS NULL`,
  alias: "r",
  json: Prisma.sql`json_build_object(${fields})`,
};
