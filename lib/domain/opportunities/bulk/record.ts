import { z } from "zod";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";
import { Id, PublicId } from "@/lib/domain/response-fields";

/** The result for one id: 200; if nothing was changed 404 or 422 with its own error, or 424 because of others. */
export const BulkResult = z.strictObject({
  id: z.string(),
  public_id: PublicId.nullable(),
  status: z.union([z.literal(200), z.literal(404), z.literal(422), z.literal(424)]),
  /** Present after a patch, absent after a deletion or an error. */
  opportunity: OpportunityRecord.optional(),
  error: z.string().optional(),
});
export type BulkResult = z.output<typeof BulkResult>;

/** The response to a bulk change; the token undoes it, within the hour. */
export const BulkAnswer = z.strictObject({ results: z.array(BulkResult), undo_token: z.guid() });
export type BulkAnswer = z.output<typeof BulkAnswer>;

/** The opportunities as they are after an undo. */
export const UndoAnswer = z.strictObject({
  undone: z.array(z.strictObject({ id: Id, public_id: PublicId, opportunity: OpportunityRecord })),
});
export type UndoAnswer = z.output<typeof UndoAnswer>;
