import { Prisma } from "@/lib/db/client";
import { CONTACT_FIELDS, CONTACT_SUMMARY_FIELDS } from "@/lib/domain/customers/contacts/record";
import type { ContactMember } from "@/lib/domain/customers/contacts/schema";
import type { RecordSource } from "@/lib/domain/plain-records/queries";
import { recordJsonSql } from "@/lib/domain/plain-records/sql/record-json";

const ACCOUNT = { account_id: "a.id", account_public_id: "a.public_id" } as const;

/** Contacts as `r`, each with its live account as `a` (docs/api.md 3.2). */
export const CONTACT_SOURCE: RecordSource = {
  tables: Prisma.sql`contacts r
  LEFT JOIN accounts a ON a.organization_id = r.organization_id AND a.id = r.account_id AND a.deleted_at IS NULL`,
  alias: "r",
  ...recordJsonSql(CONTACT_FIELDS, "r", ACCOUNT),
};

/** Contacts as tables show them, each with its owner as `u`. */
export const SUMMARY_SOURCE: RecordSource<ContactMember> = {
  tables: Prisma.sql`${CONTACT_SOURCE.tables} LEFT JOIN users u ON u.id = r.owner_user_id`,
  alias: "r",
  ...recordJsonSql(CONTACT_SUMMARY_FIELDS, "r", {
    ...ACCOUNT,
    account_name: "a.name",
    owner_name: "u.name",
  }),
};
