import { db } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { type IfMatch, isStale, stale } from "@/lib/domain/if-match";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { readOpportunity } from "./queries";
import { writeDeleted } from "./sql/delete";

/**
 * Deletes an opportunity, softly: hidden everywhere, kept for export and restore. `ifMatch` lists the
 * versions it may have. Throws `not_found`, `stale`.
 */
export async function deleteOpportunity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<void> {
  await retryOnConflict(async () => {
    const before = await readOpportunity(db(actor), actor.organizationId, id, 0);
    if (isStale(ifMatch, before.lock_version))
      throw stale("opportunity", await readOpportunity(db(actor), actor.organizationId, id));
    await writeDeleted(actor, before);
  });
}
