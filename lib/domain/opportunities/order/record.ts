import { z } from "zod";
import { Count, Id, PublicId } from "@/lib/domain/response-fields";

/** The response to a reorder: the named opportunities in their new order, with their positions and versions. */
export const StagePlaces = z.strictObject({
  pipeline_stage_id: Id,
  opportunities: z.array(
    z.strictObject({ id: Id, public_id: PublicId, stage_position: Count, lock_version: Count }),
  ),
});
export type StagePlaces = z.output<typeof StagePlaces>;

/** An opportunity as links to it show it. */
const Neighbour = z.strictObject({ public_id: PublicId, name: z.string() });
export type Neighbour = z.output<typeof Neighbour>;

/** The opportunities before and after one in the board's order; null at an end. */
export const Neighbours = z.strictObject({
  previous: Neighbour.nullable(),
  next: Neighbour.nullable(),
});
export type Neighbours = z.output<typeof Neighbours>;
