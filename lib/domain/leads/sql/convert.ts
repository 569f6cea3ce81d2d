import { type Db, Prisma } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { foldText } from "@/lib/domain/fold-text";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import { nameKey } from "@/lib/domain/sql/folded";

/** The records that a lead was converted to. */
export type ConvertedIds = {
  converted_contact_id: string;
  converted_account_id: string | null;
  converted_opportunity_id: string;
};

/**
 * Waits until no other transaction converts a lead of the organization. Otherwise two leads of one
 * company that are converted at the same time would both create its account.
 */
export async function lockConversions(tx: Db, { organizationId }: Actor): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`convert ${organizationId}`}, 0))`;
}

/** Marks a live lead of this version as converted. Returns false if it was changed or deleted. */
export async function writeConverted(
  tx: Db,
  { organizationId }: Actor,
  lead: LeadRecord,
  ids: ConvertedIds,
): Promise<boolean> {
  const written = await tx.$executeRaw`UPDATE leads
    SET status = 'converted', converted_at = now(), updated_at = now(), lock_version = lock_version + 1,
      converted_contact_id = ${ids.converted_contact_id}::uuid, converted_account_id = ${ids.converted_account_id}::uuid,
      converted_opportunity_id = ${ids.converted_opportunity_id}::uuid
    WHERE organization_id = ${organizationId}::uuid AND id = ${lead.id}::uuid
      AND lock_version = ${lead.lock_version} AND deleted_at IS NULL`;
  return written > 0;
}

/** Returns the id of the oldest live account with this name, ignoring case and accents. */
export function findAccountNamed(
  tx: Db,
  organizationId: string,
  name: string,
): Promise<string | undefined> {
  return firstId(
    tx,
    Prisma.sql`SELECT id FROM accounts
    WHERE organization_id = ${organizationId}::uuid AND ${nameKey("accounts")} = ${foldText(name)} AND deleted_at IS NULL
    ORDER BY created_at, id LIMIT 1`,
  );
}

/** Returns the id of the oldest live contact with this email address, ignoring case. */
export function findContactByEmail(
  tx: Db,
  organizationId: string,
  email: string,
): Promise<string | undefined> {
  return firstId(
    tx,
    Prisma.sql`SELECT id FROM contacts
      WHERE organization_id = ${organizationId}::uuid AND lower(email) = lower(${email}) AND deleted_at IS NULL
      ORDER BY created_at, id LIMIT 1`,
  );
}

async function firstId(tx: Db, statement: Prisma.Sql): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ id: string }[]>(statement);
  return row?.id;
}
