import { z } from "zod";
import { ChangeActor } from "@/lib/domain/change-events/record";
import { Count, Id, PublicId } from "@/lib/domain/response-fields";

/**
 * An opportunity that prevents an undo, at its current version, and why. The undo of a move also lists the
 * fields that were changed since, and who made the latest of those changes (null if nobody did).
 */
export const UndoConflict = z.strictObject({
  id: Id,
  public_id: PublicId,
  name: z.string(),
  lock_version: Count,
  error: z.string(),
  fields: z.array(z.string()).optional(),
  actor: ChangeActor.nullable().optional(),
});
export type UndoConflict = z.output<typeof UndoConflict>;

/** The sentence that refuses the undo of one opportunity: what prevents it, and by whom. */
export function describeConflict(
  { name, error }: UndoConflict,
  by: string | null | undefined,
): string {
  return `${name} ${error}${by ? ` by ${by}` : ""}; nothing was undone`;
}
