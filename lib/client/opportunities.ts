import type { z } from "zod";
import type { OpportunityFilter, OpportunitySummary } from "@/lib/domain/opportunities/list/schema";
import type {
  CreateOpportunity,
  OpportunityRecord,
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

export type StagePage = {
  opportunities: OpportunityRecord[];
  next_cursor: string | null;
  total_count?: number;
};

/** A part of a stage: from `offset`, 1–200 cards; with `count` also how many there are. */
export type StagePart = {
  pipeline_stage_id: string;
  offset: number;
  limit: number;
  count?: boolean;
};

/** Cards of a stage from anywhere in it, in the stage's order, under the board's filter. */
export function listStageCards(
  part: BoardSelection & StagePart,
  signal?: AbortSignal,
): Promise<StagePage> {
  return crmRequest("GET", "/opportunities", { query: part, signal });
}

/** Counts and amounts of every stage under the board's filter. */
export function fetchSummary(
  selection: BoardSelection,
  signal?: AbortSignal,
): Promise<OpportunitySummary> {
  return crmRequest("GET", "/opportunities/summary", { query: selection, signal });
}

export async function findOpportunity(
  id: string,
  signal?: AbortSignal,
): Promise<OpportunityRecord> {
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

/** Puts it into a stage and place. With `expected_stage_id` one that has left that stage throws `conflict`, 409, with the current record; with `ifMatch` one that changed since throws `stale`, 412. */
export async function moveOpportunity(
  id: string,
  move: OpportunityMove,
  ifMatch?: number,
): Promise<OpportunityRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: move, ifMatch, outlivesPage: true }));
}

/** Permutes the named opportunities of a stage among the places they hold. */
export function reorderStage(
  pipeline_stage_id: string,
  ordered_ids: string[],
): Promise<StagePlaces> {
  return crmRequest("POST", "/opportunities/reorder", {
    body: { pipeline_stage_id, ordered_ids },
    outlivesPage: true,
  });
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
