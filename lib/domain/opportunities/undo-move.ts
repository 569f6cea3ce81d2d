import { db } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { type IfMatch, isStale, stale } from "@/lib/domain/if-match";
import { retryOnConflict } from "@/lib/domain/retry-on-conflict";
import { conflict, planUndo } from "./plan-undo";
import { readOpportunity } from "./queries";
import type { OpportunityRecord } from "./schema";
import { readForUpdate } from "./sql/read-for-update";
import { readLastMove } from "./sql/read-moves";
import { writeUpdate } from "./sql/write-update";

/**
 * Undoes the last move of an opportunity that is not undone yet, no matter who made it (docs/api.md 3.4): stage,
 * place, time of entry, status and closing are as if it had not been made. Of two undos at once one takes
 * it back, the other throws. Throws `not_found`, `stale`, and `conflict` if there is no such move, if the
 * opportunity was changed since (with what and by whom), or if it cannot return to its former stage.
 */
export async function undoMove(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  id: string,
  ifMatch?: IfMatch,
): Promise<OpportunityRecord> {
  // A retry must not take back the move before the one that this request was about.
  let intended: number | undefined;
  return retryOnConflict(async (attempt) => {
    const { current } = await readForUpdate(actor, id, { stage_position: 0 });
    const { last, latest } = await readLastMove(actor, current.id);
    intended ??= last?.event.id;
    const changed = { fields: Object.keys(latest?.changes ?? {}).sort(), actor: latest?.actor };
    if (isStale(ifMatch, current.lock_version)) {
      const opportunity = await readOpportunity(db(actor), actor.organizationId, current.id);
      throw stale(
        "opportunity",
        opportunity,
        conflict(current, "was changed since", changed).extra.report,
      );
    }
    if (intended === undefined || !last)
      throw new DomainError("conflict", `${current.name} has no move to take back`);
    if (last.event.id !== intended) throw conflict(current, "was changed since", changed);
    const { values, rank } = await planUndo(actor, current, last, {
      knowsCurrent: ifMatch !== undefined,
      attempt,
    });
    return writeUpdate(actor, current, { ...values, rank: rank.rank }, rank, intended);
  });
}
