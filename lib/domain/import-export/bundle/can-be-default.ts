import { UNASSIGNED } from "@/lib/domain/pipelines/rules";
import type { PipelineRow } from "./schema";

/** Whether a row is its organization's default pipeline and can be one: it has an open stage named Unassigned (docs/api.md 3.2). */
export function canBeDefault({ is_default, deleted_at, stages }: PipelineRow): boolean {
  if (!is_default || deleted_at) return false;
  return (stages ?? []).some(
    (stage) =>
      stage.name === UNASSIGNED && (stage.stage_type ?? "open") === "open" && !stage.deleted_at,
  );
}
