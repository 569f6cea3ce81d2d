import { APP_ROLE } from "./app-role";
import { connection, db } from "./client";

const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * Throws unless statements within an organization are really bound by row-level security, if it is
 * on.
 */
export async function proveRowSecurity(): Promise<void> {
  if (!connection().scopes) return;
  const [found] = await db({ organizationId: NOBODY }).$queryRaw<
    [{ role: string; meetsOthers: boolean }]
  >`
    SELECT current_user::text AS role, EXISTS (SELECT FROM organizations) AS "meetsOthers"`;
  if (found.role !== APP_ROLE || found.meetsOthers)
    throw new Error("Row-level security does not bind the application role");
}
