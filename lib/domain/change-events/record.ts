import { z } from "zod";
import { Count, Id, InstantText, NullableText } from "@/lib/domain/response-fields";
import { RECORD_TYPES } from "./record-types";

export const ChangeAction = z.enum(["create", "update", "move", "delete", "restore", "import"]);
export type ChangeAction = z.output<typeof ChangeAction>;

/** The changed fields: the value before and after, by field. */
export const FieldChanges = z.record(z.string(), z.tuple([z.unknown(), z.unknown()]));
export type FieldChanges = Record<string, [before: unknown, after: unknown]>;

/** Who made a change: a user, an API key or Opportune itself. */
export const ChangeActor = z.strictObject({
  type: z.enum(["user", "api_key", "system"]),
  user_id: Id.nullable(),
  api_key_id: Id.nullable(),
  name: NullableText,
});

export type ChangeActor = z.output<typeof ChangeActor>;

/** A change event (docs/api.md 3.5); `id` increases with time. */
export const ChangeEventRecord = z.strictObject({
  id: z.int(),
  record_type: z.enum(RECORD_TYPES),
  record_id: Id,
  public_id: NullableText,
  action: ChangeAction,
  actor: ChangeActor,
  changes: FieldChanges,
  /** The event that this one takes back. */
  undoes: z.int().nullable(),
  created_at: InstantText,
});
export type ChangeEventRecord = z.output<typeof ChangeEventRecord>;

/** A page of change events, oldest first; the reader continues from `next_since`. */
export const ChangeEventPage = z.strictObject({
  change_events: z.array(ChangeEventRecord),
  next_since: Count,
});
export type ChangeEventPage = z.output<typeof ChangeEventPage>;
