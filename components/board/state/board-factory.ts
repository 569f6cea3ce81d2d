import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import type { StageRecord } from "@/lib/domain/pipelines/schema";
import type { BoardState } from "./board-model";
import { initialBoardState } from "./initial-board-state";

/**
 * Returns a board of one pipeline with the stages open, won and lost and the given cards. `counts`
 * makes a stage longer than its loaded part. For tests.
 */
export function boardWith(
  lists: Record<string, string[]>,
  counts: Record<string, number> = {},
): BoardState {
  const stages = (["open", "won", "lost"] as const).map((type, position) => stage(type, position));
  const columns = stages.map(({ id }) => ({
    pipeline_stage_id: id,
    opportunities: (lists[id] ?? []).map((card, index) => recordOf(card, id, index)),
    next_cursor: counts[id] === undefined ? null : "more",
  }));
  const totals = Object.entries(counts).map(([id, count]) => ({
    pipeline_stage_id: id,
    count,
    amounts: [],
  }));
  const summary = {
    pipeline_id: "p",
    stages: totals,
    total: { count: 0, open_count: 0, amounts: [] },
  };
  return initialBoardState({ pipelineId: "p", filter: {}, stages, columns, summary });
}

/** Returns a record as the server sends it, named after its id. For tests. */
export function recordOf(
  id: string,
  stageId: string,
  position: number,
  fields: Partial<OpportunityRecord> = {},
): OpportunityRecord {
  return {
    id,
    public_id: `opp_${id}`,
    name: id,
    pipeline_id: "p",
    pipeline_stage_id: stageId,
    stage: stageId,
    stage_type: "open",
    stage_position: position,
    status: "open",
    amount: null,
    currency: "USD",
    probability: null,
    effective_probability: 0,
    expected_close_date: null,
    closed_at: null,
    lost_reason: null,
    account_id: null,
    account_public_id: null,
    account_name: null,
    contact_id: null,
    contact_public_id: null,
    contact_name: null,
    owner_user_id: null,
    owner_name: null,
    source: null,
    description: null,
    tags: [],
    next_activity: null,
    is_rotting: false,
    external_system: null,
    external_id: null,
    opened_at: null,
    stage_entered_at: "2026-01-01T00:00:00.000Z",
    created_by_user_id: null,
    created_at: "2026-01-01T00:00:00.000Z",
    updated_at: "2026-01-01T00:00:00.000Z",
    lock_version: 0,
    ...fields,
  };
}

function stage(type: "open" | "won" | "lost", position: number): StageRecord {
  return {
    id: type,
    name: type,
    description: null,
    position,
    stage_type: type,
    probability: null,
    color: null,
    rotting_days: null,
    opportunities_count: 0,
  };
}
