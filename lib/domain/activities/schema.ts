import { z } from "zod";
import { fieldSelection } from "@/lib/domain/field-selection";
import { Instant } from "@/lib/domain/fields";
import { ListQuery, OwnerFilter } from "@/lib/domain/pagination/schema";
import { fieldsWith, inShape } from "@/lib/domain/record-fields";
import { oneOrMoreOf, TextList } from "@/lib/domain/value-list";
import { ACTIVITY_FIELDS } from "./record";
import { ACTIVITY_KINDS, OPEN_STATES } from "./rules";

export type { ActivityRecord } from "./record";
export type { ActivityKind, ActivityState, OpenState } from "./rules";

/**
 * The body that creates an activity (docs/api.md 3.5). `opportunity_id`, `contact_id`, `account_id`:
 * UUID or public id.
 */
export const CreateActivity = z.object(inShape(ACTIVITY_FIELDS));
export type CreateActivity = z.output<typeof CreateActivity>;

/** The body that changes an activity: absent fields stay as they are, null clears. */
export const UpdateActivity = CreateActivity.partial({ kind: true, subject: true });
export type UpdateActivity = z.output<typeof UpdateActivity>;

const ACTIVITY_SORTS = ["-created_at", "created_at", "due_at", "-due_at"] as const;
export type ActivitySort = (typeof ACTIVITY_SORTS)[number];

/** What a read of activities shows: with `fields` only these members. */
export const ActivityView = z.object({
  fields: fieldSelection(fieldsWith(ACTIVITY_FIELDS, "out")),
});
export type ActivityMember = NonNullable<z.output<typeof ActivityView>["fields"]>[number];

/**
 * The query of a list of activities; every member is optional and narrows the list. `state`: `open`
 * means late, today or planned. Several values: any of them. `due_after` is inclusive, `due_before` exclusive. The default order is
 * newest first; by `due_at`, activities without a date come last.
 */
export const ActivityQuery = ListQuery.extend({
  opportunity_id: TextList.optional(),
  contact_id: TextList.optional(),
  account_id: TextList.optional(),
  owner_user_id: OwnerFilter.optional(),
  kind: oneOrMoreOf(ACTIVITY_KINDS).optional(),
  state: oneOrMoreOf([...OPEN_STATES, "done", "open"]).optional(),
  due_before: Instant.optional(),
  due_after: Instant.optional(),
  sort: z.enum(ACTIVITY_SORTS).optional(),
}).extend(ActivityView.shape);
export type ActivityQuery = z.output<typeof ActivityQuery>;
