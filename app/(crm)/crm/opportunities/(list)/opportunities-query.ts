import { isStorable } from "@/lib/domain/fields";
import {
  OpportunityFilter,
  OpportunityPage,
  type Sort,
} from "@/lib/domain/opportunities/list/schema";
import type { PipelineRecord } from "@/lib/domain/pipelines/schema";

// A board shows a column for every stage, so it has no stage filter.
const Filter = OpportunityFilter.omit({ pipeline_stage_id: true });

export type SearchParams = Record<string, string | string[] | undefined>;

/** Parses the address of the opportunities; ignores invalid parameters. */
export function opportunitiesQuery(
  params: SearchParams,
  { pipelines, default_pipeline_id }: { pipelines: PipelineRecord[]; default_pipeline_id: string },
) {
  const named = (id: string | undefined) =>
    pipelines.find((pipeline) => pipeline.id === id?.toLowerCase());
  const pipeline = named(text(params.pipeline)) ?? named(default_pipeline_id) ?? pipelines[0];
  const view: "board" | "table" = params.view === "table" ? "table" : "board";
  const looks = { columns: text(params.columns), cards: text(params.cards) };
  return { pipeline, view, filter: filterOf(params), sort: sortOf(params), ...looks };
}

function sortOf(params: SearchParams): Sort | undefined {
  const { success, data } = OpportunityPage.shape.sort.safeParse(text(params.sort));
  return success ? data : undefined;
}

function filterOf(params: SearchParams): Omit<OpportunityFilter, "pipeline_stage_id"> {
  const sent = Object.entries(Filter.shape).flatMap(([name, field]) => {
    const value = text(params[name]);
    return value !== undefined && field.safeParse(value).success ? [[name, value]] : [];
  });
  return Filter.parse(Object.fromEntries(sent));
}

function text(value: string | string[] | undefined): string | undefined {
  const trimmed = typeof value === "string" && isStorable(value) ? value.trim() : "";
  return trimmed === "" ? undefined : trimmed.slice(0, 200);
}
