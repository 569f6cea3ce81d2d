import type { StageType } from "@/lib/domain/pipelines/schema";

/** How types of stages read. */
export const STAGE_TYPE_NAMES: Record<StageType, string> = {
  open: "Open",
  won: "Won",
  lost: "Lost",
};
