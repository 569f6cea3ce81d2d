import type { StageType } from "@/lib/domain/pipelines/schema";

type Closing = { status: StageType; closed_at: string | null; lost_reason: string | null };

/**
 * What entering a stage of this type makes of an opportunity (api.md 3.2): closing stamps `closed_at` with `now`,
 * reopening clears `closed_at` and `lost_reason`; only a lost one keeps a reason.
 */
export function enterStage(before: Closing, type: StageType, now: string): Closing {
  if (type === "open") return { status: "open", closed_at: null, lost_reason: null };
  const closed_at = before.status === type ? (before.closed_at ?? now) : now;
  return { status: type, closed_at, lost_reason: type === "lost" ? before.lost_reason : null };
}
