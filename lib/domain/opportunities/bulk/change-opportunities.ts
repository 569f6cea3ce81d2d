import { generateNKeysBetween } from "fractional-indexing";
import { type Db, transaction } from "@/lib/db/client";
import type { Actor, Authorized } from "@/lib/domain/actor";
import { readOpportunitiesById } from "@/lib/domain/opportunities/queries";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import { bySentId, planDeletion, planPatch, resolvePatch } from "./plan-patch";
import type { BulkAnswer, BulkChange } from "./schema";
import { findNamed, lockOpportunities, lockStages } from "./sql/lock-opportunities";
import { readLastRank } from "./sql/positions";
import { saveUndo } from "./sql/undo-entries";
import { type BulkRow, writeBulk } from "./sql/write-bulk";
import { undoSteps } from "./undo-steps";

/**
 * Changes or deletes up to 500 opportunities in one transaction, with an event each (docs/api.md 3.7): all
 * of them, or none. Moves append to the end of the stage in the order of the ids. Throws `invalid` with
 * the error of each id.
 */
export async function changeOpportunities(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  { ids, patch }: BulkChange,
): Promise<BulkAnswer> {
  return retryOnConflict(async () => {
    const resolved = patch && (await resolvePatch(actor, patch));
    return transaction(actor, async (tx) => {
      const named = await findNamed(tx, actor, ids);
      const uuids = named.map(({ id }) => id);
      const involved = named.map(({ stage_id }) => stage_id);
      const stages = await lockStages(
        tx,
        actor,
        resolved?.stageId ? [...involved, resolved.stageId] : involved,
      );
      const locked = await lockOpportunities(tx, actor, uuids);
      const isUnlocked = (stageId: string | undefined) =>
        stageId !== undefined && !stages.has(stageId);
      // An opportunity was moved, or the stage removed, since they were looked up.
      if (
        isUnlocked(resolved?.stageId) ||
        [...locked.values()].some((row) => isUnlocked(row.pipeline_stage_id))
      ) {
        throw new WriteConflict();
      }
      const found = bySentId(ids, locked.values());
      const rows = resolved ? planPatch(ids, found, stages, resolved) : planDeletion(ids, found);
      await appendToStage(tx, actor, rows, resolved?.stageId);
      const steps = await undoSteps(tx, actor, rows);
      await writeBulk(tx, actor, rows);
      const undo_token = await saveUndo(tx, actor, steps);
      const records = patch ? await readOpportunitiesById(tx, actor.organizationId, uuids) : [];
      const recordOf = new Map(records.map((record) => [record.id, record]));
      const results = [...found.values()].map(({ id, public_id }) => {
        const opportunity = recordOf.get(id);
        return { id, public_id, status: 200 as const, ...(opportunity && { opportunity }) };
      });
      return { results, undo_token };
    });
  });
}

/** Gives the opportunities that enter the stage ranks after its current ones, in their order. */
async function appendToStage(tx: Db, actor: Actor, rows: BulkRow[], stageId: string | undefined) {
  const moving = rows.filter(({ values }) => values.pipeline_stage_id !== undefined);
  if (stageId === undefined || moving.length === 0) return;
  const last = await readLastRank(tx, actor, stageId);
  const ranks = generateNKeysBetween(last, null, moving.length);
  for (const [index, { values }] of moving.entries()) values.rank = ranks[index];
}
