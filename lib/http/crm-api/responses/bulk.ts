import { z } from "zod";
import { BulkResult } from "@/lib/domain/opportunities/bulk/record";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";
import { PublicId } from "@/lib/domain/response-fields";

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
