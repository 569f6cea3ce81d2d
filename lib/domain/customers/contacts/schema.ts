import { z } from "zod";
import { optionalText, requiredText, Tags, text } from "@/lib/domain/fields";
import { ListQuery, sortBy } from "@/lib/domain/pagination/schema";

export const CONTACT_TYPES = ["client", "customer", "lead"] as const;
export type ContactType = (typeof CONTACT_TYPES)[number];

/** An email address, trimmed; blank is null. */
export const Email = text()
  .trim()
  .max(320, "must be at most 320 characters")
  .refine((value) => /^([^\s@]+@[^\s@]+)?$/.test(value), "must be an email address")
  .transform((value) => value || null);

const fields = {
  name: requiredText(200),
  email: Email.nullable().optional(),
  phone: optionalText(100),
  title: optionalText(200),
  contact_type: z.enum(CONTACT_TYPES).optional(),
  account_id: text().nullable().optional(),
  description: optionalText(20_000),
  tags: Tags.optional(),
  owner_user_id: text().nullable().optional(),
  external_system: optionalText(200),
  external_id: optionalText(200),
};

/** What a contact is created from (api.md 3.2). `account_id`: UUID or public id. */
export const CreateContact = z.object(fields);
export type CreateContact = z.output<typeof CreateContact>;

/** An edit. Absent fields are left alone; null clears. */
export const UpdateContact = z.object({ ...fields, name: fields.name.optional() });
export type UpdateContact = z.output<typeof UpdateContact>;

/** A contact as api.md 3.2 shows it; a deleted account reads as null. Times are ISO 8601 in UTC. */
export type ContactRecord = {
  id: string;
  public_id: string;
  name: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  contact_type: ContactType;
  account_id: string | null;
  account_public_id: string | null;
  description: string | null;
  tags: string[];
  owner_user_id: string | null;
  external_system: string | null;
  external_id: string | null;
  created_at: string;
  updated_at: string;
  lock_version: number;
};

/** What a list of contacts can be sorted by. */
export const CONTACT_SORTS = [
  "name",
  "title",
  "email",
  "account_name",
  "owner_name",
  "updated_at",
] as const;

/** What a list of contacts selects (api.md 3.5); `account_id` is a UUID or a public id, `include=summary` lists `ContactSummary`. */
export const ContactQuery = ListQuery.extend({
  account_id: text().optional(),
  sort: sortBy(CONTACT_SORTS),
  include: z.literal("summary", { error: "must be summary" }).optional(),
});
export type ContactQuery = z.output<typeof ContactQuery>;

/** A contact as tables show it: with its account's and its owner's name. */
export type ContactSummary = ContactRecord & {
  account_name: string | null;
  owner_name: string | null;
};
