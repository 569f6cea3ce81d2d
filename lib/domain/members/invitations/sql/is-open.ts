import { Prisma } from "@/lib/db/client";

/** Whether invitation `i` can be accepted. Its creator must still be an active ADMIN, who could otherwise let themselves back in. */
export const isOpenSql = Prisma.sql`(i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > now()
  AND (i.created_by_user_id IS NULL OR EXISTS (SELECT FROM members maker
    WHERE maker.organization_id = i.organization_id AND maker.user_id = i.created_by_user_id
      AND maker.role = 'ADMIN' AND maker.deactivated_at IS NULL)))`;
