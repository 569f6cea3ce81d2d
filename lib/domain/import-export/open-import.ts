import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Bundle } from "./bundle/read-rows";
import type { ImportContext } from "./import-context";
import { newLinks } from "./links";
import { loadOwners } from "./owners";
import type { RowReport } from "./report";

/** Begins an import: locks the organization, so that two never run side by side. */
export async function openImport(
  tx: Db,
  actor: Actor,
  bundle: Bundle,
  report: RowReport,
): Promise<ImportContext> {
  const { organizationId } = actor;
  // What an import looks for grows under it: a plan made for the tables as they were would be slow.
  await tx.$executeRaw`SET LOCAL plan_cache_mode = force_custom_plan`;
  const [organization] = await tx.$queryRaw<[ImportContext["organization"]]>`
    SELECT currency, lost_reason_required FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  const ownerOf = await loadOwners(tx, organizationId);
  const links = newLinks(tx, organizationId, bundle, report);
  return { tx, actor, report, now: new Date().toISOString(), organization, ownerOf, links };
}
