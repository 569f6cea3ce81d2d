import type { z } from "zod";
import type {
  OpportunityFilter,
  OpportunityListPage,
  OpportunitySummary,
} from "@/lib/domain/opportunities/list/schema";
import type {
  CreateOpportunity,
  OpportunityRecord,
  StagePlaces,
  UpdateOpportunity,
} from "@/lib/domain/opportunities/schema";
import { crmRequest } from "./crm-request";

// Requests for opportunities (docs/api.md 3.4). An id is a UUID or a public id. Each throws
// `ApiError`.

export type OpportunityInput = z.input<typeof CreateOpportunity>;
export type OpportunityChange = z.input<typeof UpdateOpportunity>;

/** A move: the stage, the requested position and the neighbour it was dropped next to. */
export type OpportunityMove = Required<
  Pick<OpportunityChange, "pipeline_stage_id" | "stage_position">
> &
  Pick<OpportunityChange, "after_id" | "before_id" | "expected_stage_id" | "lost_reason">;

/** The filters of board and table, for rows and totals alike (docs/api.md 3.4). */
export type BoardFilter = Omit<OpportunityFilter, "pipeline_stage_id">;

/** A pipeline and a filter of its opportunities. */
export type BoardSelection = BoardFilter & { pipeline_id: string };

/** What board and table use of a page of the list. */
export type StagePage = Omit<OpportunityListPage, "pipeline_id">;

/** A range of a stage: 1–200 cards from `offset`; `count` requests the total, too. */
type StagePart = {
  pipeline_stage_id: string;
  offset: number;
  limit: number;
  count?: boolean;
};

/** Returns a range of a stage's cards under the board's filter, in the order of the stage. */
export function listStageCards(
  part: BoardSelection & StagePart,
  signal?: AbortSignal,
): Promise<StagePage> {
  return crmRequest("GET", "/opportunities", { query: part, signal });
}

/** Returns counts and amounts of every stage under the board's filter. */
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

/**
 * Changes the given fields. Throws `stale`, 412, if the record is newer than version `ifMatch`.
 */
export async function updateOpportunity(
  id: string,
  change: OpportunityChange,
  ifMatch?: number,
): Promise<OpportunityRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: { opportunity: change }, ifMatch }));
}

/**
 * Moves an opportunity to a stage and position. Throws `conflict`, 409, with the current record if
 * it is no longer in `expected_stage_id`, and `stale`, 412, if it is newer than version `ifMatch`.
 */
export async function moveOpportunity(
  id: string,
  move: OpportunityMove,
  ifMatch?: number,
): Promise<OpportunityRecord> {
  return unwrap(await crmRequest("PATCH", path(id), { body: move, ifMatch, outlivesPage: true }));
}

/**
 * Takes back the last move of an opportunity, exactly. Throws `stale`, 412, if it is newer than version
 * `ifMatch`, and `conflict`, 409, if what the move did no longer stands; both name who changed it.
 */
export async function undoMove(id: string, ifMatch: number): Promise<OpportunityRecord> {
  return unwrap(
    await crmRequest("POST", `${path(id)}/undo_move`, { body: {}, ifMatch, outlivesPage: true }),
  );
}

/** Reorders the given opportunities of a stage among the positions they have. */
export function reorderStage(
  pipeline_stage_id: string,
  ordered_ids: string[],
): Promise<StagePlaces> {
  return crmRequest("POST", "/opportunities/reorder", {
    isRepeatable: true,
    body: { pipeline_stage_id, ordered_ids },
    outlivesPage: true,
  });
}

/** Deletes it. Throws `stale`, 412, if it is newer than version `ifMatch`. */
export function deleteOpportunity(id: string, ifMatch: number): Promise<void> {
  return crmRequest("DELETE", path(id), { ifMatch });
}

/**
 * Restores a deleted opportunity at the end of its stage, or with `to_former_place` exactly where it was.
 */
export async function restoreOpportunity(
  id: string,
  body: { to_former_place?: boolean } = {},
): Promise<OpportunityRecord> {
  return unwrap(await crmRequest("POST", `${path(id)}/restore`, { body }));
}

function unwrap({ opportunity }: { opportunity: OpportunityRecord }): OpportunityRecord {
  return opportunity;
}

function path(id: string): string {
  return `/opportunities/${encodeURIComponent(id)}`;
}
