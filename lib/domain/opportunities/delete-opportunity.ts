import { db } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { readOpportunity } from "./queries";
import { writeDeleted } from "./sql/delete";

/** Deletes an opportunity, softly: hidden everywhere, kept for export and restore. Throws `not_found`. */
export async function deleteOpportunity(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
): Promise<void> {
  await retryOnConflict(async () => {
    const before = await readOpportunity(db(actor), actor.organizationId, id, 0);
    await writeDeleted(actor, before);
  });
}
