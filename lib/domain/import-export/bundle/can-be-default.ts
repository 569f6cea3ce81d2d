import { UNASSIGNED } from "@/lib/domain/pipelines/rules";
import type { PipelineRow } from "./schema";

/** Whether a row is its organization's default pipeline and fit to be one: with an open stage named Unassigned (api.md 3.2). */
export function canBeDefault({ is_default, deleted_at, stages }: PipelineRow): boolean {
  if (!is_default || deleted_at) return false;
  return (stages ?? []).some(
    (stage) =>
      stage.name === UNASSIGNED && (stage.stage_type ?? "open") === "open" && !stage.deleted_at,
  );
}
