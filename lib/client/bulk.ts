import type { z } from "zod";
import type { BulkAnswer, BulkChange } from "@/lib/domain/opportunities/bulk/schema";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { crmRequest } from "./crm-request";

// Many opportunities at once over the CRM API (api.md 3.7). Everything here throws `ApiError`.

/** Changes or deletes up to 500 at once; either all or none. */
export function changeMany(change: z.input<typeof BulkChange>): Promise<BulkAnswer> {
  return crmRequest("POST", "/opportunities/bulk", { body: change });
}

/** Takes back what the token stands for; answers the opportunities as they are then. */
export async function undoMany(undo_token: string): Promise<OpportunityRecord[]> {
  const { undone } = await crmRequest<{ undone: { opportunity: OpportunityRecord }[] }>(
    "POST",
    "/undo",
    {
      body: { undo_token },
    },
  );
  return undone.map(({ opportunity }) => opportunity);
}
