import { generateNKeysBetween } from "fractional-indexing";
import { type Db, transaction } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { readOpportunitiesById } from "@/lib/domain/opportunities/queries";
import { retryOnConflict, WriteConflict } from "@/lib/domain/retry-on-conflict";
import { findNamed, lockOpportunities, lockStages } from "./lock-opportunities";
import { bySentId, planDeletion, planPatch, resolvePatch } from "./plan-patch";
import type { BulkAnswer, BulkChange } from "./schema";
import { saveUndo, undoSteps } from "./undo-steps";
import { type BulkRow, writeBulk } from "./write-bulk";

/**
 * Changes or deletes up to 500 opportunities in one transaction, with an event each (api.md 3.7): all of them, or none.
 * Moves append to the end of the stage in the order of the ids. Throws `forbidden`, and `invalid` saying of each id what
 * is wrong with it.
 */
export async function changeOpportunities(
  actor: Actor,
  { ids, patch }: BulkChange,
): Promise<BulkAnswer> {
  requirePermission(actor, "EDIT_SALES_PIPELINES");
  return retryOnConflict(async () => {
    const wanted = patch && (await resolvePatch(actor, patch));
    return transaction(actor, async (tx) => {
      const named = await findNamed(tx, actor, ids);
      const uuids = named.map(({ id }) => id);
      const involved = named.map(({ stage_id }) => stage_id);
      const stages = await lockStages(
        tx,
        actor,
        wanted?.stageId ? [...involved, wanted.stageId] : involved,
      );
      const locked = await lockOpportunities(tx, actor, uuids);
      const isUnlocked = (stageId: string | undefined) =>
        stageId !== undefined && !stages.has(stageId);
      // Somebody moved one of them, or removed the stage, since it was looked up.
      if (
        isUnlocked(wanted?.stageId) ||
        [...locked.values()].some((row) => isUnlocked(row.pipeline_stage_id))
      ) {
        throw new WriteConflict();
      }
      const found = bySentId(ids, locked.values());
      const rows = wanted ? planPatch(ids, found, stages, wanted) : planDeletion(ids, found);
      await appendToStage(tx, actor, rows, wanted?.stageId);
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

/** Gives those that enter the stage the ranks after all that it holds, in their order. */
async function appendToStage(tx: Db, actor: Actor, rows: BulkRow[], stageId: string | undefined) {
  const moving = rows.filter(({ values }) => values.pipeline_stage_id !== undefined);
  if (stageId === undefined || moving.length === 0) return;
  const [last] = await tx.$queryRaw<
    [{ rank: string | null }]
  >`SELECT max(rank) AS rank FROM opportunities
    WHERE organization_id = ${actor.organizationId}::uuid AND stage_id = ${stageId}::uuid AND deleted_at IS NULL`;
  const ranks = generateNKeysBetween(last.rank, null, moving.length);
  for (const [index, { values }] of moving.entries()) values.rank = ranks[index];
}
