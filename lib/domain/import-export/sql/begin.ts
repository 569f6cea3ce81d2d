import type { Db } from "@/lib/db/client";
import type { ImportContext } from "@/lib/domain/import-export/import-context";

/** Locks the organization until the transaction ends and returns its rules for imported opportunities. */
export async function lockOrganization(
  tx: Db,
  organizationId: string,
): Promise<ImportContext["organization"]> {
  // The tables grow during the import: a plan made for their size at its start would be slow.
  await tx.$executeRaw`SET LOCAL plan_cache_mode = force_custom_plan`;
  const [organization] = await tx.$queryRaw<[ImportContext["organization"]]>`
    SELECT currency, time_zone, lost_reason_required FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  return organization;
}
