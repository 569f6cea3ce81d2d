import type { Db } from "@/lib/db/client";

/** A member that rows may name as an owner. */
export type Member = { user_id: string; email: string; name: string; is_active: boolean };

/** All members of the organization, active or not. */
export function readMembers(tx: Db, organizationId: string): Promise<Member[]> {
  return tx.$queryRaw<Member[]>`
    SELECT m.user_id, u.email, u.name, m.deactivated_at IS NULL AS is_active
    FROM members m JOIN users u ON u.id = m.user_id WHERE m.organization_id = ${organizationId}::uuid`;
}
