import { z } from "zod";
import { text } from "@/lib/domain/fields";

export type { ChangeAction, ChangeEventPage, ChangeEventRecord, FieldChanges } from "./record";
export type { RecordType } from "./record-types";

export const SinceText = text().regex(/^\d{1,18}$/, "must be the id of a change event");
const Limit = z.coerce
  .number({ error: "must be an integer from 1 to 1000" })
  .int("must be an integer from 1 to 1000")
  .min(1, "must be an integer from 1 to 1000")
  .max(1000, "must be an integer from 1 to 1000");

/** The query of `GET /change_events` (api.md 3.5). */
export const ChangeEventQuery = z.object({
  record_type: text().optional(),
  record_id: text().optional(),
  since: SinceText.optional(),
  limit: Limit.default(200),
});
export type ChangeEventQuery = z.output<typeof ChangeEventQuery>;
