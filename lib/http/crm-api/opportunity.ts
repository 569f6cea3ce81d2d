import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { listOpportunitiesJson } from "@/lib/domain/opportunities/list/queries";
import { OpportunityFilter, OpportunityPage } from "@/lib/domain/opportunities/list/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { selectPipeline } from "@/lib/domain/opportunities/select-pipeline";
import { parse } from "@/lib/domain/validation";
import { Reply } from "@/lib/http/reply";

// Built once: what a schema is compiled to takes longer to make than a list takes to read.
const FilteredPage = OpportunityFilter.extend(OpportunityPage.shape);

/** The answer that carries one opportunity, with its version as ETag. */
export function opportunityReply(status: number, opportunity: OpportunityRecord): Reply {
  return new Reply(status, { opportunity }, { ETag: `"${opportunity.lock_version}"` });
}

/** What a list or summary request selects. Throws `not_found` for a pipeline or stage that is not there, `invalid` for a bad filter. */
export async function selection(actor: Actor, query: URLSearchParams) {
  const sent = queryParams(query);
  const pipelineId = await selectPipeline(actor, sent.pipeline_id, sent.pipeline_stage_id);
  return { pipelineId, filter: parse(OpportunityFilter, sent) };
}

/**
 * The same with the page of it; one refusal names what is wrong with either. Where the query asks for a page of the pipeline
 * it names, that one is not looked up yet: see `pageOfOpportunities`.
 */
export async function pageSelection(actor: Actor, query: URLSearchParams) {
  const sent = queryParams(query);
  const { pipeline_id, pipeline_stage_id } = sent;
  const isNamed =
    pipeline_stage_id === undefined && isUuid(pipeline_id) && sent.limit !== undefined;
  const pipelineId = isNamed
    ? pipeline_id.toLowerCase()
    : await selectPipeline(actor, pipeline_id, pipeline_stage_id);
  const { sort, limit, cursor, offset, ...filter } = await withPipelineErrors(
    actor,
    pipelineId,
    () => parse(FilteredPage, sent),
  );
  return { pipelineId, filter, page: { sort, limit, cursor, offset } };
}

/**
 * A page of opportunities. A pipeline is looked up only if nothing of it is listed: what is in one shows that it is there.
 * Throws `not_found` for one that is not, before what else is wrong, and as `listOpportunitiesJson` does.
 */
export async function pageOfOpportunities(
  actor: Actor,
  selection: Parameters<typeof listOpportunitiesJson>[1],
) {
  const { pipelineId } = selection;
  const listed = await withPipelineErrors(actor, pipelineId, () =>
    listOpportunitiesJson(actor, selection),
  );
  if (listed.count === 0) await selectPipeline(actor, pipelineId);
  return listed;
}

/** What `work` answers; a refusal comes after the pipeline's own. */
async function withPipelineErrors<T>(
  actor: Actor,
  pipelineId: string,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) await selectPipeline(actor, pipelineId);
    throw error;
  }
}

/** The query's names and values; a name without a value is as if not sent. */
export function queryParams(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].filter(([, value]) => value !== ""));
}
