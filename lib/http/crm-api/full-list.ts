import type { Authorized } from "@/lib/domain/actor";
import { listOpportunitiesJson } from "@/lib/domain/opportunities/list/queries";
import type { Selection, Sort } from "@/lib/domain/opportunities/list/schema";
import {
  isLongPipeline,
  streamOpportunities,
} from "@/lib/domain/opportunities/list/stream-opportunities";
import type { OpportunityMember } from "@/lib/domain/opportunities/schema";
import { JsonText } from "@/lib/http/reply";
import { textStream } from "@/lib/text-stream";

type SortedSelection = Selection & { sort?: Sort; members?: readonly OpportunityMember[] };

/**
 * Returns the body of a list without `limit` (docs/api.md 3.4): one text, or a stream for a long
 * pipeline.
 */
export async function fullList(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  selection: SortedSelection,
): Promise<JsonText | ReadableStream<Uint8Array>> {
  const { sort, ...selected } = selection;
  const { pipelineId } = selected;
  if (await isLongPipeline(actor, pipelineId)) return textStream(longList(actor, selection));
  const { records, count } = await listOpportunitiesJson(actor, { ...selected, page: { sort } });
  return JsonText.object({
    opportunities: new JsonText(`[${records}]`),
    total_count: count,
    pipeline_id: pipelineId,
  });
}

async function* longList(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  selection: SortedSelection,
): AsyncGenerator<string> {
  yield '{"opportunities":';
  const count = yield* streamOpportunities(actor, selection);
  yield `,${JsonText.members({ total_count: count, pipeline_id: selection.pipelineId })}}`;
}
