import type { StageType } from "@/lib/domain/pipelines/schema";

type Closing = { status: StageType; closed_at: string | null; lost_reason: string | null };

/**
 * The status and closing of an opportunity that enters a stage of this type (docs/api.md 3.2): closing
 * sets `closed_at` to `now`, reopening clears `closed_at` and `lost_reason`; only a lost opportunity
 * keeps a reason.
 */
export function enterStage(before: Closing, type: StageType, now: string): Closing {
  if (type === "open") return { status: "open", closed_at: null, lost_reason: null };
  const closed_at = before.status === type ? (before.closed_at ?? now) : now;
  return { status: type, closed_at, lost_reason: type === "lost" ? before.lost_reason : null };
}

type PositionInput = { stage_position?: number; before_id?: string; after_id?: string };

/** Whether the input asks for a position within a stage. */
export function movesWithin({ stage_position, before_id, after_id }: PositionInput): boolean {
  return stage_position !== undefined || before_id !== undefined || after_id !== undefined;
}
