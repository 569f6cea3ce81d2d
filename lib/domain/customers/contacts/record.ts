import { z } from "zod";
import { optionalText, requiredText, Tags, text, trimmedText } from "@/lib/domain/fields";
import { MERGED_INTO } from "@/lib/domain/plain-records/record";
import { outSchema, type RecordFields } from "@/lib/domain/record-fields";
import { Count, Id, InstantText, NullableText, PublicId } from "@/lib/domain/response-fields";
import { CONTACT_TYPES } from "./rules";

/** An email address, trimmed; blank becomes null. */
export const Email = trimmedText()
  .max(320, "must be at most 320 characters")
  .refine((value) => /^([^\s@]+@[^\s@]+)?$/.test(value), "must be an email address")
  .transform((value) => value || null);

/** Every field of a contact, in the order of docs/api.md 3.2. */
export const CONTACT_FIELDS = {
  id: { type: "uuid", out: Id, dealsName: "id" },
  public_id: { type: "text", out: PublicId, bundle: true, dealsName: "publicId" },
  name: { type: "text", in: requiredText(200), out: z.string(), bundle: true, dealsName: "name" },
  email: {
    type: "text",
    in: Email.nullable().optional(),
    out: NullableText,
    bundle: true,
    dealsName: "primaryEmail",
  },
  phone: {
    type: "text",
    in: optionalText(100),
    out: NullableText,
    bundle: true,
    dealsName: "primaryPhone",
  },
  title: {
    type: "text",
    in: optionalText(200),
    out: NullableText,
    bundle: true,
    dealsName: "title",
  },
  contact_type: {
    type: "text",
    in: z.enum(CONTACT_TYPES).optional(),
    out: z.enum(CONTACT_TYPES),
    bundle: true,
    dealsName: "contactType",
  },
  account_id: {
    type: "uuid",
    in: text().nullable().optional(),
    out: Id.nullable(),
    dealsName: "accountId",
  },
  account_public_id: { out: PublicId.nullable(), bundle: true, dealsName: "accountPublicId" },
  description: {
    type: "text",
    in: optionalText(20_000),
    out: NullableText,
    bundle: true,
    dealsName: "description",
  },
  tags: {
    type: "text[]",
    in: Tags.optional(),
    out: z.array(z.string()),
    bundle: true,
    dealsName: "tags",
  },
  owner_user_id: {
    type: "uuid",
    in: text().nullable().optional(),
    out: Id.nullable(),
    bundle: "owner_email",
    dealsName: "ownerUserId",
  },
  external_system: {
    type: "text",
    in: optionalText(200),
    out: NullableText,
    bundle: true,
    dealsName: "externalSystem",
  },
  external_id: {
    type: "text",
    in: optionalText(200),
    out: NullableText,
    bundle: true,
    dealsName: "externalId",
  },
  ...MERGED_INTO,
  created_at: { type: "timestamptz", out: InstantText, bundle: true, dealsName: "createdAt" },
  updated_at: { type: "timestamptz", out: InstantText, bundle: true, dealsName: "updatedAt" },
  deleted_at: { type: "timestamptz", bundle: true },
  lock_version: { type: "int", out: Count, bundle: true, dealsName: "lockVersion" },
} as const satisfies RecordFields;

/** A contact in responses (docs/api.md 3.2); a deleted account reads as null. Times are in UTC. */
export const ContactRecord = outSchema(CONTACT_FIELDS);
export type ContactRecord = z.output<typeof ContactRecord>;

/** The fields of a contact as tables show it. */
export const CONTACT_SUMMARY_FIELDS = {
  ...CONTACT_FIELDS,
  account_name: { out: NullableText },
  owner_name: { out: NullableText },
} as const satisfies RecordFields;

/** A contact as tables show it: with the names of its account and owner. */
export const ContactSummary = outSchema(CONTACT_SUMMARY_FIELDS);
export type ContactSummary = z.output<typeof ContactSummary>;
