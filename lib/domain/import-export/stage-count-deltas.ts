import type { Planned } from "./plan-records";
import type { Values } from "./table";

/** The change of each stage's number of live opportunities, by stage id. */
export function stageCountDeltas(opportunities: Planned[]): Map<string, number> {
  const deltas = new Map<string, number>();
  const add = (values: Values | null, delta: number) => {
    const { stage_id, deleted_at } = values ?? {};
    if (typeof stage_id === "string" && deleted_at === null)
      deltas.set(stage_id, (deltas.get(stage_id) ?? 0) + delta);
  };
  for (const { before, after } of opportunities) {
    add(before, -1);
    add(after, 1);
  }
  return deltas;
}
