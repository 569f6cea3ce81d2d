import type { Actor } from "@/lib/domain/actor";
import { listOpportunitiesJson } from "@/lib/domain/opportunities/list/queries";
import type { Selection, Sort } from "@/lib/domain/opportunities/list/schema";
import {
  isLongPipeline,
  streamOpportunities,
} from "@/lib/domain/opportunities/list/stream-opportunities";
import { JsonText } from "@/lib/http/reply";
import { textStream } from "@/lib/text-stream";

type Sorted = Selection & { sort?: Sort };

/** The body of a list without `limit` (api.md 3.4): one text, or a stream where the pipeline is long. */
export async function fullList(
  actor: Actor,
  selection: Sorted,
): Promise<JsonText | ReadableStream<Uint8Array>> {
  const { pipelineId, filter, sort } = selection;
  if (await isLongPipeline(actor, pipelineId)) return textStream(longList(actor, selection));
  const { records, count } = await listOpportunitiesJson(actor, {
    pipelineId,
    filter,
    page: { sort },
  });
  return new JsonText(`{"opportunities":[${records}],${tail(count, pipelineId)}`);
}

async function* longList(actor: Actor, selection: Sorted): AsyncGenerator<string> {
  yield '{"opportunities":';
  const count = yield* streamOpportunities(actor, selection);
  yield `,${tail(count, selection.pipelineId)}`;
}

function tail(count: number, pipelineId: string): string {
  return JSON.stringify({ total_count: count, pipeline_id: pipelineId }).slice(1);
}
