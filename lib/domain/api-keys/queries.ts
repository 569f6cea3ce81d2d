import { type Db, db, Prisma } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { isoUtc } from "@/lib/domain/sql/iso-utc";
import type { ApiKeyRecord } from "./schema";

/** The organization's API keys, including revoked ones, newest first. Throws `user_session_required` for an API key. */
export async function listApiKeys(
  actor: Authorized<"MANAGE_ORGANIZATION">,
): Promise<ApiKeyRecord[]> {
  const { organizationId } = requireUser(actor);
  return select(db(actor), Prisma.sql`k.organization_id = ${organizationId}::uuid`);
}

/** One API key, inside or outside a transaction. Throws `not_found`. */
export async function readApiKey(
  tx: Db,
  organizationId: string,
  id: string,
): Promise<ApiKeyRecord> {
  if (!isUuid(id)) throw notFound();
  const [key] = await select(
    tx,
    Prisma.sql`k.organization_id = ${organizationId}::uuid AND k.id = ${id}::uuid`,
  );
  if (!key) throw notFound();
  return key;
}

/** The keys of a member's making that work, newest first. */
export async function readWorkingKeysOf(
  tx: Db,
  organizationId: string,
  userId: string,
): Promise<ApiKeyRecord[]> {
  return select(
    tx,
    Prisma.sql`k.organization_id = ${organizationId}::uuid AND k.created_by_user_id = ${userId}::uuid
      AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())`,
  );
}

function select(tx: Db, where: Prisma.Sql): Promise<ApiKeyRecord[]> {
  return tx.$queryRaw<ApiKeyRecord[]>`
    SELECT k.id, k.name, k.scope, k.prefix, k.created_by_user_id, u.name AS created_by_name,
      CASE WHEN k.created_by_user_id IS NOT NULL THEN EXISTS (SELECT FROM members m
        WHERE m.organization_id = k.organization_id AND m.user_id = k.created_by_user_id
          AND m.role = 'ADMIN' AND m.deactivated_at IS NULL) END AS created_by_is_admin,
      ${isoUtc("k.created_at")} AS created_at, ${isoUtc("k.expires_at")} AS expires_at,
      ${isoUtc("k.last_used_at")} AS last_used_at, ${isoUtc("k.revoked_at")} AS revoked_at
    FROM api_keys k LEFT JOIN users u ON u.id = k.created_by_user_id
    WHERE ${where} ORDER BY k.created_at DESC, k.id`;
}
