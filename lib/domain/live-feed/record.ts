import { z } from "zod";
import { ChangeEventRecord } from "@/lib/domain/change-events/record";
import { StageTotals } from "@/lib/domain/opportunities/list/record";

/**
 * A change event in the event stream (docs/api.md 3.7). `record` is the record as it is now, null if it is deleted or of
 * a type that is not shown; `stages` are the unfiltered totals of the stages that an opportunity's event touched.
 */
export const LiveChange = ChangeEventRecord.extend({
  record: z.record(z.string(), z.unknown()).nullable(),
  stages: z.array(StageTotals),
});
export type LiveChange = z.output<typeof LiveChange>;
