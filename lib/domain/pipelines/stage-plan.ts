import type { StageChange, StageRecord } from "./schema";

/** What a pipeline's stages shall be: the whole list in order, and what becomes of those that go. */
export type StagePlan = {
  /** `id` null: a new stage. `field` is where the entry stands in the request. */
  stages: { id: string | null; field: string; change: StageChange }[];
  /** `moveTo`: the stage that takes the opportunities; null refuses when there are any. */
  removed: { id: string; field: string; moveTo: string | null }[];
};

/** A stage as the plan makes it; its place in the list is its position. */
export type FinalStage = Omit<StageRecord, "position" | "opportunities_count">;
