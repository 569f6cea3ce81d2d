import type { Actor, Authorized } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { isUuid } from "@/lib/domain/fields";
import { CsvExportQuery } from "@/lib/domain/import-export/csv/schema";
import { listOpportunitiesJson } from "@/lib/domain/opportunities/list/queries";
import { OpportunityFilter, OpportunityPage } from "@/lib/domain/opportunities/list/schema";
import { OPPORTUNITY_FIELDS } from "@/lib/domain/opportunities/record";
import { type OpportunityRecord, OpportunityView } from "@/lib/domain/opportunities/schema";
import { selectPipeline } from "@/lib/domain/opportunities/select-pipeline";
import { resolveDays } from "@/lib/domain/organizations/resolve-days";
import { parse } from "@/lib/domain/validation";
import { splitValues } from "@/lib/domain/value-list";
import { etag } from "@/lib/http/etag";
import { Reply } from "@/lib/http/reply";
import { assertNoSuffix, sentValues } from "./parse-query";

// Created once: compiling the schema takes longer than reading a list.
export const FilteredPage = OpportunityFilter.extend(OpportunityPage.shape).extend(
  OpportunityView.shape,
);

export const FilteredExport = OpportunityFilter.extend(CsvExportQuery.shape).extend(
  OpportunityPage.pick({ sort: true }).shape,
);

const PARAMETERS = ["pipeline_id", ...Object.keys(FilteredPage.shape)];
const KNOWN: ReadonlySet<string> = new Set([...PARAMETERS, ...Object.keys(OPPORTUNITY_FIELDS)]);

const EXPORTED: ReadonlySet<string> = new Set([...Object.keys(FilteredExport.shape), ...KNOWN]);

/** Returns the reply with an opportunity, and its version as `ETag`. */
export function opportunityReply(status: number, opportunity: OpportunityRecord): Reply {
  return new Reply(status, { opportunity }, etag(opportunity));
}

/**
 * Returns the pipeline and filter of a list or summary request. Throws `not_found` for an unknown
 * pipeline or stage, `invalid` for a bad filter.
 */
export async function selection(actor: Actor, query: URLSearchParams) {
  const sent = sentValues(query, PARAMETERS);
  const pipelineId = await selectPipeline(actor, sent.pipeline_id, stagesOf(sent));
  assertNoSuffix(query, KNOWN);
  return { pipelineId, filter: parse(OpportunityFilter, await resolveDays(actor, sent)) };
}

/**
 * Returns the pipeline that an export names, its filter and order, read as the list reads them. Throws as
 * `selection` does.
 */
export async function exportSelection(actor: Actor, query: URLSearchParams) {
  const sent = sentValues(query, [...EXPORTED]);
  const named = { pipelineId: sent.pipeline_id, stages: stagesOf(sent) };
  return withPipelineErrors(actor, named, async () => {
    assertNoSuffix(query, EXPORTED);
    const options = parse(FilteredExport, await resolveDays(actor, sent));
    const { pipeline_id, bom, sort, ...filter } = options;
    return { pipeline_id, bom, sort, filter };
  });
}

/**
 * Returns the pipeline, the filter, the requested page and the members to show; one `invalid` lists the issues of both.
 * For a page of a pipeline that the query names, the pipeline is not looked up yet: see
 * `pageOfOpportunities`.
 */
export async function pageSelection(actor: Actor, query: URLSearchParams) {
  const sent = sentValues(query, PARAMETERS);
  const { pipeline_id, pipeline_stage_id } = sent;
  const isNamed =
    pipeline_stage_id === undefined && isUuid(pipeline_id) && sent.limit !== undefined;
  const pipelineId = isNamed
    ? pipeline_id.toLowerCase()
    : await selectPipeline(actor, pipeline_id, stagesOf(sent));
  const { sort, limit, cursor, offset, count, fields, ...filter } = await withPipelineErrors(
    actor,
    { pipelineId },
    async () => {
      assertNoSuffix(query, KNOWN);
      return parse(FilteredPage, await resolveDays(actor, sent));
    },
  );
  const page = { sort, limit, cursor, offset };
  return { pipelineId, filter, page, members: fields, isCounted: count === "true" };
}

/**
 * Returns a page of opportunities. Looks the pipeline up only if the page is empty: a listed
 * opportunity proves that it exists. Throws `not_found` for an unknown pipeline, before any other
 * error, and as `listOpportunitiesJson` does.
 */
export async function pageOfOpportunities(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  selection: Parameters<typeof listOpportunitiesJson>[1],
) {
  const { pipelineId } = selection;
  const listed = await withPipelineErrors(actor, { pipelineId }, () =>
    listOpportunitiesJson(actor, selection),
  );
  if (listed.count === 0) await selectPipeline(actor, pipelineId);
  return listed;
}

/** Runs `work`; if it fails, `not_found` for an unknown pipeline or stage takes precedence. */
async function withPipelineErrors<T>(
  actor: Actor,
  { pipelineId, stages }: { pipelineId: string | undefined; stages?: string[] },
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) await selectPipeline(actor, pipelineId, stages);
    throw error;
  }
}

function stagesOf({ pipeline_stage_id }: Record<string, string>): string[] {
  return splitValues(pipeline_stage_id ?? "");
}

/** Returns the query's names and values, without empty values. */
export function queryParams(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...query].filter(([, value]) => value !== ""));
}
