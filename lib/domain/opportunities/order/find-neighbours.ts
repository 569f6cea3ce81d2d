import type { Authorized } from "@/lib/domain/actor";
import type { Neighbours } from "@/lib/domain/opportunities/schema";
import { readNeighbours } from "./sql/neighbours";

/**
 * The opportunities before and after a live one in the board's order: along its stage, then on through
 * the stages of its pipeline. Both are null if the opportunity does not exist.
 */
export async function findNeighbours(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  id: string,
): Promise<Neighbours> {
  return (await readNeighbours(actor, id)) ?? { previous: null, next: null };
}
