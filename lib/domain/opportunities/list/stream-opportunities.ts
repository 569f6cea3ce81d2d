import { db } from "@/lib/db/client";
import { type Actor, requirePermission } from "@/lib/domain/actor";
import { listOpportunitiesJson } from "./queries";
import type { Selection, Sort } from "./schema";

/** Lists of more opportunities than this are sent in parts. */
const STREAM_ABOVE = 10_000;
const ROWS_A_PART = 2_000;

/** Whether a pipeline holds so many opportunities that a list of all of them should be streamed. */
export async function isLongPipeline(
  { organizationId }: Actor,
  pipelineId: string,
): Promise<boolean> {
  const [held] = await db({ organizationId }).$queryRaw<[{ count: number }]>`
    SELECT coalesce(sum(opportunities_count), 0)::int AS count FROM stages
    WHERE organization_id = ${organizationId}::uuid AND pipeline_id = ${pipelineId}::uuid AND deleted_at IS NULL`;
  return held.count > STREAM_ABOVE;
}

/**
 * The opportunities of a pipeline under a filter as the text of a JSON array in parts, read page by page by key as the
 * reader takes them: memory does not grow with the list. Returns how many there were. What moves meanwhile may be in two
 * parts or in none.
 */
export async function* streamOpportunities(
  actor: Actor,
  { sort, ...selection }: Selection & { sort?: Sort },
): AsyncGenerator<string, number> {
  requirePermission(actor, "VIEW_SALES_PIPELINES");
  let count = 0;
  let cursor: string | undefined;
  yield "[";
  do {
    const part = await listOpportunitiesJson(actor, {
      ...selection,
      page: { sort, limit: ROWS_A_PART, cursor },
    });
    if (count > 0 && part.count > 0) yield ",";
    // By itself: joined with anything, the text would be copied.
    if (part.count > 0) yield part.records;
    count += part.count;
    cursor = part.nextCursor ?? undefined;
  } while (cursor !== undefined);
  yield "]";
  return count;
}
