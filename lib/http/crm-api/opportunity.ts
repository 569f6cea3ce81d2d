import type { Actor } from "@/lib/domain/actor";
import { parse } from "@/lib/domain/field-issues";
import { OpportunityFilter, OpportunityPage, type OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { selectPipeline } from "@/lib/domain/opportunities/select-pipeline";
import { Reply } from "@/lib/http/reply";

// Built once: what a schema is compiled to takes longer to make than a list takes to read.
const FilteredPage = OpportunityFilter.extend(OpportunityPage.shape);

/** The answer that carries one opportunity, with its version as ETag. */
export function opportunityReply(status: number, opportunity: OpportunityRecord): Reply {
  return new Reply(status, { opportunity }, { ETag: `"${opportunity.lock_version}"` });
}

/** What a list or summary request selects. Throws `not_found` for a pipeline or stage that is not there, `invalid` for a bad filter. */
export async function selection(actor: Actor, query: URLSearchParams) {
  const sent = sentQuery(query);
  const pipelineId = await selectPipeline(actor, sent.pipeline_id, sent.pipeline_stage_id);
  return { pipelineId, filter: parse(OpportunityFilter, sent) };
}

/** The same with the page of it; one refusal names what is wrong with either. */
export async function pageSelection(actor: Actor, query: URLSearchParams) {
  const sent = sentQuery(query);
  const pipelineId = await selectPipeline(actor, sent.pipeline_id, sent.pipeline_stage_id);
  const { sort, limit, cursor, offset, ...filter } = parse(FilteredPage, sent);
  return { pipelineId, filter, page: { sort, limit, cursor, offset } };
}

/** The query's names and values; a name without a value is as if not sent. */
export function sentQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].filter(([, value]) => value !== ""));
}
