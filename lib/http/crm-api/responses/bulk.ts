import { z } from "zod";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";
import { PublicId } from "@/lib/domain/response-fields";

/** The result for one id of a bulk change; a malformed id is returned as it was sent. */
export const BulkResult = z.strictObject({
  id: z.string(),
  public_id: PublicId.nullable(),
  status: z.union([z.literal(200), z.literal(404), z.literal(422), z.literal(424)]),
  opportunity: OpportunityRecord.optional(),
  error: z.string().optional(),
});

/** The response of `POST /opportunities/bulk` (docs/api.md 3.7). */
export const BulkResponse = z.strictObject({
  results: z.array(BulkResult),
  undo_token: z.string(),
});

/** The response of `POST /undo` (docs/api.md 3.7). */
export const UndoResponse = z.strictObject({
  undone: z.array(
    z.strictObject({ id: z.string(), public_id: PublicId, opportunity: OpportunityRecord }),
  ),
});
