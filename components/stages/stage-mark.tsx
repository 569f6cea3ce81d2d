import type { StageRecord } from "@/lib/domain/pipelines/schema";

const DEFAULT_COLORS = { open: "#64748b", won: "#16a34a", lost: "#dc2626" };

/** Shows a stage's color as a small square before its name. */
export function StageMark({ stage }: { stage: Pick<StageRecord, "color" | "stage_type"> }) {
  const backgroundColor = stage.color ?? DEFAULT_COLORS[stage.stage_type];
  return (
    <span
      aria-hidden
      data-swatch
      style={{ backgroundColor }}
      className="size-2 shrink-0 rounded-[2px]"
    />
  );
}
