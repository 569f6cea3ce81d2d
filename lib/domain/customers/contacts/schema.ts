import { z } from "zod";
import { ListQuery, sortBy } from "@/lib/domain/pagination/schema";
import { inShape } from "@/lib/domain/record-fields";
import { TextList } from "@/lib/domain/value-list";
import { CONTACT_FIELDS } from "./record";

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

/**
 * The query of a list of contacts (docs/api.md 3.5). `account_id`: UUID or public id;
 * `include=summary` lists `ContactSummary`.
 */
export const ContactQuery = ListQuery.extend({
  account_id: TextList.optional(),
  sort: sortBy(CONTACT_SORTS),
  include: z.literal("summary", { error: "must be summary" }).optional(),
});
export type ContactQuery = z.output<typeof ContactQuery>;
