import type { z } from "zod";
import type {
  CreateOpportunity,
  OpportunityFilter,
  OpportunityRecord,
  OpportunitySummary,
  StagePlaces,
  UpdateOpportunity,
} from "@/lib/domain/opportunities/schema";
import { crmRequest } from "./crm-request";

// Opportunities over the CRM API (api.md 3.4). An id is a UUID or a public id. Everything here throws `ApiError`.

export type OpportunityInput = z.input<typeof CreateOpportunity>;
export type OpportunityChange = z.input<typeof UpdateOpportunity>;

/** A move: the stage, the wanted place in it, and the neighbour that was meant. */
export type OpportunityMove = {
  pipeline_stage_id: string;
  stage_position: number;
  after_id?: string;
  before_id?: string;
  expected_stage_id?: string;
  lost_reason?: string;
};

/** What narrows board and table alike, cards and totals: the list's own filters (api.md 3.4). */
export type BoardFilter = Omit<OpportunityFilter, "pipeline_stage_id">;

/** A pipeline's opportunities under a filter. */
export type BoardSelection = BoardFilter & { pipeline_id: string };

export type StagePage = { opportunities: OpportunityRecord[]; next_cursor: string | null };

/** One page of a stage, in the stage's order, under the board's filter; `limit` is 1–200. */
export function listStagePage(
  {
    pipeline_stage_id,
    cursor,
    limit = 50,
    ...selection
  }: BoardSelection & { pipeline_stage_id: string; cursor?: string; limit?: number },
  signal?: AbortSignal,
): Promise<StagePage> {
  return crmRequest("GET", "/opportunities", { query: { ...selection, pipeline_stage_id, limit, cursor }, signal });
}

/** Counts and amounts of every stage under the board's filter. */
export function fetchSummary(selection: BoardSelection, signal?: AbortSignal): Promise<OpportunitySummary> {
  return crmRequest("GET", "/opportunities/summary", { query: selection, signal });
}

export async function findOpportunity(id: string, signal?: AbortSignal): Promise<OpportunityRecord> {
  return unwrap(await crmRequest("GET", path(id), { signal }));
}

export async function createOpportunity(opportunity: OpportunityInput): Promise<OpportunityRecord> {
  return unwrap(await crmRequest("POST", "/opportunities", { body: { opportunity } }));
}

/** Changes the named fields. With `ifMatch` (a `lock_version`) a record that changed since throws `stale`, 412. */
export async function updateOpportunity(
  id: string,
  change: OpportunityChange,
  ifMatch?: number,
): Promise<OpportunityRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: { opportunity: change }, ifMatch }));
}

/** Puts it into a stage and place. With `expected_stage_id` one that has left that stage throws `conflict`, 409, with the current record. */
export async function moveOpportunity(id: string, move: OpportunityMove): Promise<OpportunityRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: move, outlivesPage: true }));
}

/** Permutes the named opportunities of a stage among the places they hold. */
export function reorderStage(pipeline_stage_id: string, ordered_ids: string[]): Promise<StagePlaces> {
  return crmRequest("POST", "/opportunities/reorder", { body: { pipeline_stage_id, ordered_ids }, outlivesPage: true });
}

export function deleteOpportunity(id: string): Promise<void> {
  return crmRequest("DELETE", path(id));
}

/** Brings a deleted one back, at the end of its stage. */
export async function restoreOpportunity(id: string): Promise<OpportunityRecord> {
  return unwrap(await crmRequest("POST", `${path(id)}/restore`));
}

function unwrap({ opportunity }: { opportunity: OpportunityRecord }): OpportunityRecord {
  return opportunity;
}

function path(id: string): string {
  return `/opportunities/${encodeURIComponent(id)}`;
}
