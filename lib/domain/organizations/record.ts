import { z } from "zod";
import { Count, CurrencyCode, Id, InstantText } from "@/lib/domain/response-fields";

/** An organization and its settings. */
export const OrganizationRecord = z.strictObject({
  id: Id,
  name: z.string(),
  /** IANA name; decides what "today" and "overdue" mean. */
  time_zone: z.string(),
  /** Currency of a new opportunity that does not name one. */
  currency: CurrencyCode,
  /** Days in a stage after which an open opportunity rots, unless the stage sets its own; null for never. */
  rotting_days: Count.nullable(),
  /** The reasons users choose from, in this order. */
  lost_reasons: z.array(z.string()),
  /** Whether an opportunity can be lost only with a reason. */
  lost_reason_required: z.boolean(),
  created_at: InstantText,
  updated_at: InstantText,
  lock_version: Count,
});
export type OrganizationRecord = z.output<typeof OrganizationRecord>;
