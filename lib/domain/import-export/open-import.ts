import type { Db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { Bundle } from "./bundle/read-rows";
import type { ImportContext } from "./import-context";
import { newLinks } from "./links";
import { loadOwners } from "./owners";
import type { RowReport } from "./report";
import { lockOrganization } from "./sql/begin";

/** Begins an import. Locks the organization, so that two imports never run at the same time. */
export async function openImport(
  tx: Db,
  actor: Actor,
  bundle: Bundle,
  report: RowReport,
): Promise<ImportContext> {
  const { organizationId } = actor;
  const organization = await lockOrganization(tx, organizationId);
  const ownerOf = await loadOwners(tx, organizationId);
  const links = newLinks(tx, organizationId, bundle, report);
  return { tx, actor, report, now: new Date().toISOString(), organization, ownerOf, links };
}
