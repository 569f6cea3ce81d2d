import type { StageType } from "@/lib/domain/pipelines/schema";

/** The displayed names of stage types. */
export const STAGE_TYPE_NAMES: Record<StageType, string> = {
  open: "Open",
  won: "Won",
  lost: "Lost",
};
