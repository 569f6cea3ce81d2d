import { Prisma } from "@/lib/db/client";
import { openActivityState } from "@/lib/domain/activities/sql/state";

/** The condition that `o` shows no value for a field of `MISSING_FIELDS`. A link to a deleted record shows none. */
export function lacksSql(field: string): Prisma.Sql {
  if (field === "tags") return Prisma.sql`o.tags = '{}'`;
  if (field === "next_activity") return Prisma.sql`${openActivityState} IS NULL`;
  if (field === "account_id") return isUnlinked("account");
  if (field === "contact_id") return isUnlinked("contact");
  if (field === "owner_name")
    return Prisma.sql`o.owner_user_id IS NULL AND o.imported_owner_name IS NULL`;
  return Prisma.sql`o.${Prisma.raw(field)} IS NULL`;
}

function isUnlinked(type: "account" | "contact"): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM ${Prisma.raw(`${type}s`)} f
    WHERE f.organization_id = o.organization_id AND f.id = o.${Prisma.raw(type)}_id AND f.deleted_at IS NULL)`;
}
