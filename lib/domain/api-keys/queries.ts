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

function select(tx: Db, where: Prisma.Sql): Promise<ApiKeyRecord[]> {
  return tx.$queryRaw<ApiKeyRecord[]>`
    SELECT k.id, k.name, k.scope, k.prefix, k.created_by_user_id, u.name AS created_by_name,
      ${isoUtc("k.created_at")} AS created_at, ${isoUtc("k.expires_at")} AS expires_at,
      ${isoUtc("k.last_used_at")} AS last_used_at, ${isoUtc("k.revoked_at")} AS revoked_at
    FROM api_keys k LEFT JOIN users u ON u.id = k.created_by_user_id
    WHERE ${where} ORDER BY k.created_at DESC, k.id`;
}
