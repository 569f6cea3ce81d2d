import type { Planned } from "./plan-records";
import type { Values } from "./table";

/** By how many live opportunities each stage gains. */
export function stageCountDeltas(opportunities: Planned[]): Map<string, number> {
  const gains = new Map<string, number>();
  const add = (values: Values | null, gain: number) => {
    const { stage_id, deleted_at } = values ?? {};
    if (typeof stage_id === "string" && deleted_at === null)
      gains.set(stage_id, (gains.get(stage_id) ?? 0) + gain);
  };
  for (const { before, after } of opportunities) {
    add(before, -1);
    add(after, 1);
  }
  return gains;
}
