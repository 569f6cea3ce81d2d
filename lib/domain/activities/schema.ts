import { z } from "zod";
import { Instant, isUuid, optionalText, requiredText, text } from "@/lib/domain/fields";
import { ListQuery } from "@/lib/domain/pagination/schema";

export const ACTIVITY_KINDS = ["note", "call", "email", "meeting", "task"] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Where an open activity stands: its moment has passed, it is still to come today, or later or at no set time. */
export const OPEN_STATES = ["late", "today", "planned"] as const;
export type OpenState = (typeof OPEN_STATES)[number];
/** Null is a note, which asks for nothing to be done. */
export type ActivityState = OpenState | "done" | null;

export const MAX_SUBJECT = 500;
export const MAX_BODY = 50_000;

const Reference = text().max(200, "must be an id").nullable().optional();

const fields = {
  kind: z.enum(ACTIVITY_KINDS),
  subject: requiredText(MAX_SUBJECT),
  body: optionalText(MAX_BODY),
  due_at: Instant.nullable().optional(),
  done_at: Instant.nullable().optional(),
  opportunity_id: Reference,
  contact_id: Reference,
  account_id: Reference,
  owner_user_id: Reference,
  external_system: optionalText(200),
  external_id: optionalText(200),
};

/** What an activity is created from (api.md 3.5). `opportunity_id`, `contact_id`, `account_id`: UUID or public id. */
export const CreateActivity = z.object(fields);
export type CreateActivity = z.output<typeof CreateActivity>;

/** An edit. Absent fields are left alone; null clears. */
export const UpdateActivity = z.object({
  ...fields,
  kind: fields.kind.optional(),
  subject: fields.subject.optional(),
});
export type UpdateActivity = z.output<typeof UpdateActivity>;

export const ACTIVITY_SORTS = ["-created_at", "created_at", "due_at", "-due_at"] as const;
export type ActivitySort = (typeof ACTIVITY_SORTS)[number];

/**
 * What a list of activities selects; all optional, narrowing together. `state`: `open` is late, today or planned.
 * `due_after` is inclusive, `due_before` is not. Newest first unless `sort` says otherwise; by `due_at` those without come last.
 */
export const ActivityQuery = ListQuery.extend({
  opportunity_id: text().optional(),
  contact_id: text().optional(),
  account_id: text().optional(),
  owner_user_id: text().refine(isUuid, "must be a UUID").optional(),
  kind: z.enum(ACTIVITY_KINDS).optional(),
  state: z.enum([...OPEN_STATES, "done", "open"]).optional(),
  due_before: Instant.optional(),
  due_after: Instant.optional(),
  sort: z.enum(ACTIVITY_SORTS).optional(),
});
export type ActivityQuery = z.output<typeof ActivityQuery>;

/** An activity as api.md 3.5 shows it; a link to a deleted record reads as null. Times are ISO 8601 in UTC. */
export type ActivityRecord = {
  id: string;
  public_id: string;
  kind: ActivityKind;
  subject: string;
  body: string | null;
  due_at: string | null;
  done_at: string | null;
  state: ActivityState;
  opportunity_id: string | null;
  opportunity_public_id: string | null;
  opportunity_name: string | null;
  contact_id: string | null;
  contact_public_id: string | null;
  contact_name: string | null;
  account_id: string | null;
  account_public_id: string | null;
  account_name: string | null;
  owner_user_id: string | null;
  owner_name: string | null;
  external_system: string | null;
  external_id: string | null;
  created_at: string;
  updated_at: string;
  lock_version: number;
};
