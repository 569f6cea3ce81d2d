import { z } from "zod";
import { text } from "@/lib/domain/fields";

export const RECORD_TYPES = [
  "opportunity",
  "pipeline",
  "stage",
  "account",
  "contact",
  "lead",
  "activity",
  "member",
  "organization",
  "api_key",
  "invitation",
  "view",
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

export type ChangeAction = "create" | "update" | "move" | "delete" | "restore" | "import";

/** What changed: for each field the value before and after. */
export type FieldChanges = Record<string, [before: unknown, after: unknown]>;

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

/** A change event as api.md 3.5 shows it; `id` increases with time. */
export type ChangeEventRecord = {
  id: number;
  record_type: RecordType;
  record_id: string;
  public_id: string | null;
  action: ChangeAction;
  actor: {
    type: "user" | "api_key" | "system";
    user_id: string | null;
    api_key_id: string | null;
    name: string | null;
  };
  changes: FieldChanges;
  created_at: string;
};
