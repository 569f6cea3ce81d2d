import type { z } from "zod";
import type { BulkAnswer, BulkChange, UndoAnswer } from "@/lib/domain/opportunities/bulk/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { crmRequest } from "./crm-request";

// Requests for bulk changes of opportunities (docs/api.md 3.7). Each throws `ApiError`.

/** Changes or deletes up to 500 opportunities, either all or none. */
export function changeMany(change: z.input<typeof BulkChange>): Promise<BulkAnswer> {
  return crmRequest("POST", "/opportunities/bulk", { body: change });
}

/** Undoes the bulk change of the token. Returns the current opportunities. */
export async function undoMany(undo_token: string): Promise<OpportunityRecord[]> {
  const { undone } = await crmRequest<UndoAnswer>("POST", "/undo", { body: { undo_token } });
  return undone.map(({ opportunity }) => opportunity);
}
