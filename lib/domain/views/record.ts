import { z } from "zod";
import { Count, Id, InstantText } from "@/lib/domain/response-fields";

/** A saved view (docs/api.md 3.7). `user_id` is its creator; null if an API key created it. */
export const ViewRecord = z.strictObject({
  id: Id,
  name: z.string(),
  is_shared: z.boolean(),
  user_id: Id.nullable(),
  query: z.record(z.string(), z.string()),
  layout: z.record(z.string(), z.unknown()),
  created_at: InstantText,
  updated_at: InstantText,
  lock_version: Count,
});
export type ViewRecord = z.output<typeof ViewRecord>;

/** The views that the caller sees. */
export const ViewList = z.strictObject({ views: z.array(ViewRecord), total_count: Count });
