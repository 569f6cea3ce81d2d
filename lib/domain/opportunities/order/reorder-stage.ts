import { transaction } from "@/lib/db/client";
import type { Authorized } from "@/lib/domain/actor";
import { differingPairs } from "@/lib/domain/change-events/compare";
import { type FieldIssue, invalid } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import type { ReorderStage, StagePlaces } from "@/lib/domain/opportunities/schema";
import { rerank } from "./rerank";
import { lockStage, type Named, type RankChange, readWindow, writeRanks } from "./sql/reorder";
import type { Window } from "./window";

/**
 * Permutes the named opportunities of a stage among the positions they have; the others do not move
 * (docs/api.md 3.4). Writes only the ranks that must change, with a `move` event each. Throws `invalid`,
 * listing every id that is unknown, in another stage or repeated; then nothing changes.
 */
export async function reorderStage(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  { pipeline_stage_id, ordered_ids }: ReorderStage,
): Promise<StagePlaces> {
  return transaction(actor, async (tx) => {
    if (!isUuid(pipeline_stage_id) || !(await lockStage(tx, actor, pipeline_stage_id)))
      throw invalid({
        field: "pipeline_stage_id",
        message: "must be a stage of your organization",
      });
    const stageId = pipeline_stage_id.toLowerCase();
    const { named: found, ...window } = await readWindow(tx, actor, stageId, ordered_ids);
    const named = resolve(ordered_ids, found);
    const order = reordered(window, named);
    const ranks = rerank(window, order, new Set(named.map(({ id }) => id)));
    const written = await writeRanks(tx, actor, stageId, rankChanges(window, order, ranks));
    const position = new Map(order.map((id, index) => [id, window.first + index]));
    return {
      pipeline_stage_id: stageId,
      opportunities: named.map(({ id, public_id, lock_version }) => ({
        id,
        public_id,
        stage_position: position.get(id) ?? 0,
        lock_version: written.get(id) ?? lock_version,
      })),
    };
  });
}

/** The named opportunities in the requested order. Throws `invalid`, listing each id that is not in the stage or repeated. */
function resolve(ids: string[], found: Named[]): Named[] {
  const byId = new Map(
    found.flatMap((row) => [[row.id, row] as const, [row.public_id, row] as const]),
  );
  const seen = new Set<string>();
  const issues: FieldIssue[] = [];
  const named = ids.flatMap((id, index) => {
    const row = byId.get(isUuid(id) ? id.toLowerCase() : id);
    const field = `ordered_ids[${index}]`;
    if (!row) issues.push({ field, message: `must be an opportunity of the stage: ${id}` });
    else if (seen.has(row.id)) issues.push({ field, message: `must be named once: ${id}` });
    if (!row) return [];
    seen.add(row.id);
    return [row];
  });
  if (issues.length > 0) throw invalid(...issues);
  return named;
}

/** The ids of the window with the named ones in their new order, the others where they are. */
function reordered({ rows }: Window, named: Named[]): string[] {
  const queue = named.map(({ id }) => id);
  const isNamed = new Set(queue);
  return rows.map(({ id }) => (isNamed.has(id) ? (queue.shift() ?? id) : id));
}

function rankChanges(
  { rows, first }: Window,
  order: string[],
  ranks: Map<string, string>,
): RankChange[] {
  const before = new Map(rows.map(({ id, rank }, index) => [id, { rank, place: first + index }]));
  return order.flatMap((id, index) => {
    const rank = ranks.get(id);
    const former = before.get(id);
    if (rank === undefined || !former) return [];
    const changes = differingPairs({ stage_position: [former.place, first + index] });
    return [{ id, rank, changes, former: { rank: former.rank } }];
  });
}
