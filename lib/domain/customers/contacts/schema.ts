import { z } from "zod";
import { fieldSelection } from "@/lib/domain/field-selection";
import { ListQuery, sortBy } from "@/lib/domain/pagination/schema";
import { fieldsWith, inShape } from "@/lib/domain/record-fields";
import { TextList } from "@/lib/domain/value-list";
import { CONTACT_FIELDS, CONTACT_SUMMARY_FIELDS } from "./record";

export type { ContactRecord, ContactSummary } from "./record";
export type { ContactType } from "./rules";

/** The body that creates a contact (docs/api.md 3.2). `account_id`: UUID or public id. */
export const CreateContact = z.object(inShape(CONTACT_FIELDS));
export type CreateContact = z.output<typeof CreateContact>;

/** The body that changes a contact: absent fields stay as they are, null clears. */
export const UpdateContact = CreateContact.partial({ name: true });
export type UpdateContact = z.output<typeof UpdateContact>;

/** The fields that a list of contacts can be sorted by. */
export const CONTACT_SORTS = [
  "name",
  "title",
  "email",
  "account_name",
  "owner_name",
  "updated_at",
] as const;

/** What a read of contacts shows: `include=summary` a `ContactSummary`, `fields` only these of its members. */
export const ContactView = z.object({
  include: z.literal("summary", { error: "must be summary" }).optional(),
  fields: fieldSelection(fieldsWith(CONTACT_SUMMARY_FIELDS, "out")),
});
export type ContactMember = NonNullable<z.output<typeof ContactView>["fields"]>[number];

/** The query of a list of contacts (docs/api.md 3.5). `account_id`: UUID or public id. */
export const ContactQuery = ListQuery.extend({
  account_id: TextList.optional(),
  sort: sortBy(CONTACT_SORTS),
}).extend(ContactView.shape);
export type ContactQuery = z.output<typeof ContactQuery>;
