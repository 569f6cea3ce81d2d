import { z } from "zod";
import { type ChangeEventRecord, SinceText } from "@/lib/domain/change-events/schema";
import type { StageTotals } from "@/lib/domain/opportunities/list/schema";

/**
 * A change event as the event stream sends it (api.md 3.7): with the record as it is now, null when it is deleted or of
 * a type that is not shown, and the unfiltered totals of the stages that an opportunity's event touched.
 */
export type LiveChange = ChangeEventRecord & {
  record: Record<string, unknown> | null;
  stages: StageTotals[];
};

/** Where a reader of the event stream goes on: after the change event it saw last. */
export const LiveChangesQuery = z.object({ since: SinceText.optional() });
