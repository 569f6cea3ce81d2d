import { z } from "zod";
import { fieldSelection } from "@/lib/domain/field-selection";
import { text } from "@/lib/domain/fields";
import { oneOrMoreOf } from "@/lib/domain/value-list";
import { type ChangeAction, ChangeEventRecord, type FieldChanges } from "./record";
import { RECORD_TYPES, type RecordType } from "./record-types";

export type {
  ChangeAction,
  ChangeActor,
  ChangeEventPage,
  ChangeEventRecord,
  FieldChanges,
} from "./record";
export type { RecordType } from "./record-types";

/** A change to append to the history. */
export type Change = {
  record_type: RecordType;
  record_id: string;
  public_id: string | null;
  action: ChangeAction;
  changes: FieldChanges;
  /** Of a move: what its undo needs. */
  former?: FormerPlace;
  /** The event that this one takes back. */
  undoes?: number;
};

/** An opportunity's place before a move: its rank and, if it left its stage, when it had entered that. */
export type FormerPlace = { rank: string; stage_entered_at?: string };

/** The id of a change event, as a query carries it. */
export const SinceText = text().regex(/^\d{1,18}$/, "must be the id of a change event");
const Limit = z.coerce
  .number({ error: "must be an integer from 1 to 1000" })
  .int("must be an integer from 1 to 1000")
  .min(1, "must be an integer from 1 to 1000")
  .max(1000, "must be an integer from 1 to 1000");

/** The members of a change event, in order. */
export const CHANGE_EVENT_MEMBERS = ChangeEventRecord.keyof().options;
export type ChangeEventMember = (typeof CHANGE_EVENT_MEMBERS)[number];

/** The query of `GET /change_events` (docs/api.md 3.5). `fields`: only these members of each event. */
export const ChangeEventQuery = z.object({
  record_type: oneOrMoreOf(RECORD_TYPES).optional(),
  record_id: text().optional(),
  since: SinceText.optional(),
  limit: Limit.default(200),
  fields: fieldSelection(CHANGE_EVENT_MEMBERS),
});
export type ChangeEventQuery = z.output<typeof ChangeEventQuery>;
