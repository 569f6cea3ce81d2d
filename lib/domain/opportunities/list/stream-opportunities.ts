import type { Actor, Authorized } from "@/lib/domain/actor";
import type { OpportunityMember } from "@/lib/domain/opportunities/schema";
import { countInPipeline, listOpportunitiesJson } from "./queries";
import type { Selection, Sort } from "./schema";

/** Longer lists are streamed in parts. */
const STREAM_ABOVE = 10_000;
const ROWS_A_PART = 2_000;

/** Whether a pipeline has so many opportunities that a list of all of them should be streamed. */
export async function isLongPipeline(
  { organizationId }: Actor,
  pipelineId: string,
): Promise<boolean> {
  return (await countInPipeline(organizationId, pipelineId)) > STREAM_ABOVE;
}

/**
 * Yields the opportunities of a pipeline under a filter as the text of a JSON array in parts, reading page by
 * page as the reader consumes them: memory does not grow with the list. Returns their number. An
 * opportunity that moves meanwhile may be in two parts or in none.
 */
export async function* streamOpportunities(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  { sort, ...selection }: Selection & { sort?: Sort; members?: readonly OpportunityMember[] },
): AsyncGenerator<string, number> {
  let count = 0;
  let cursor: string | undefined;
  yield "[";
  do {
    const part = await listOpportunitiesJson(actor, {
      ...selection,
      page: { sort, limit: ROWS_A_PART, cursor },
    });
    if (count > 0 && part.count > 0) yield ",";
    // Yielded alone: concatenation would copy the text.
    if (part.count > 0) yield part.records;
    count += part.count;
    cursor = part.nextCursor ?? undefined;
  } while (cursor !== undefined);
  yield "]";
  return count;
}
