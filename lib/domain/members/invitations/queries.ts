import { type Db, db, Prisma } from "@/lib/db/client";
import { type Authorized, requireUser } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { readLinkToken } from "@/lib/domain/ids/link-token";
import { isoUtc } from "@/lib/domain/sql/iso-utc";
import type { InvitationOffer, InvitationRecord } from "./schema";
import { isOpenSql } from "./sql/is-open";

/** The pending invitations, the next to expire first. Throws `user_session_required`. */
export async function listInvitations(
  actor: Authorized<"MANAGE_ORGANIZATION">,
): Promise<InvitationRecord[]> {
  const { organizationId } = requireUser(actor);
  return db(actor).$queryRaw<InvitationRecord[]>`
    SELECT ${recordColumns} FROM ${fromInvitations}
    WHERE i.organization_id = ${organizationId}::uuid AND ${isOpenSql} ORDER BY i.expires_at, i.id`;
}

/** One invitation, in any state. Throws `not_found`. */
export async function readInvitation(
  tx: Db,
  organizationId: string,
  id: string,
): Promise<InvitationRecord> {
  const [invitation] = isUuid(id)
    ? await tx.$queryRaw<InvitationRecord[]>`
        SELECT ${recordColumns} FROM ${fromInvitations}
        WHERE i.organization_id = ${organizationId}::uuid AND i.id = ${id}::uuid`
    : [];
  if (!invitation) throw notFound();
  return invitation;
}

/** The invitation of a link; null if its token is unknown, used, revoked or expired. Takes no actor: the token grants access. */
export async function findOffer(token: string): Promise<InvitationOffer | null> {
  const link = readLinkToken(token);
  if (!link) return null;
  const [offer] = await db(link).$queryRaw<InvitationOffer[]>`
    SELECT i.organization_id, o.name AS organization_name, o.tenant_id, i.role, i.email, u.name AS created_by_name,
      ${isoUtc("i.expires_at")} AS expires_at
    FROM ${fromInvitations} JOIN organizations o ON o.id = i.organization_id
    WHERE i.organization_id = ${link.organizationId}::uuid AND i.token_hash = ${link.tokenHash} AND ${isOpenSql}`;
  return offer ?? null;
}

const fromInvitations = Prisma.sql`invitations i LEFT JOIN users u ON u.id = i.created_by_user_id`;

const recordColumns = Prisma.sql`i.id, i.role, i.email, i.created_by_user_id, u.name AS created_by_name,
  ${isoUtc("i.created_at")} AS created_at, ${isoUtc("i.expires_at")} AS expires_at`;
