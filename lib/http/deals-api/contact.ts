import { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { CONTACT_FIELDS } from "@/lib/domain/customers/contacts/record";
import { CONTACT_TYPES } from "@/lib/domain/customers/contacts/rules";
import {
  type ContactRecord,
  CreateContact,
  UpdateContact,
} from "@/lib/domain/customers/contacts/schema";
import { CONTACT_COLUMNS } from "@/lib/domain/customers/contacts/sql/by-fields";
import { Tags } from "@/lib/domain/fields";
import { dealsNames } from "@/lib/domain/record-fields";
import { parse } from "@/lib/domain/validation";
import { etag } from "@/lib/http/etag";
import { isObject, type JsonObject } from "@/lib/http/parse";
import { Reply } from "@/lib/http/reply";
import type { Relations } from "./list-query";
import { fromWire } from "./names";
import type { Resource } from "./resource";
import { sharedRelations } from "./shared-relations";

export const CONTACTS: Resource = {
  noun: "a contact",
  names: dealsNames(CONTACT_FIELDS),
  columns: CONTACT_COLUMNS,
  relations: [
    "tags",
    "contact",
    "members",
    "members.user",
    "projects",
    "projects.members",
    "organization",
    "tenant",
  ],
  plain: {
    contactType: { field: "contact_type" },
    name: { field: "name", match: "contain" },
    primaryEmail: { field: "email", match: "contain" },
    primaryPhone: { field: "phone", match: "contain" },
  },
};

/** The fields that a body may have, in the domain's names. */
export const CONTACT_INPUT = [
  "name",
  "email",
  "phone",
  "title",
  "contact_type",
  "account_id",
  "description",
  "tags",
  "owner_user_id",
] as const;

const INVALID_TYPE = { error: `must be one of ${CONTACT_TYPES.join(", ").toUpperCase()}` };
const ContactType = z
  .string(INVALID_TYPE)
  .toLowerCase()
  .pipe(
    z.custom<ContactRecord["contact_type"]>(
      (value) => CONTACT_TYPES.some((type) => type === value),
      INVALID_TYPE,
    ),
  )
  .optional();
/** A tag as a text, or as an object with a name. */
const TagNames = z.preprocess(
  (tags) =>
    Array.isArray(tags)
      ? tags.map((tag) => (isObject(tag) && "name" in tag ? tag.name : tag))
      : tags,
  Tags.optional(),
);
const ofDealsApi = { contact_type: ContactType, tags: TagNames };
/** The bodies of `POST` and `PUT`, in the domain's names. */
export const NewContact = CreateContact.extend(ofDealsApi);
export const ContactChange = UpdateContact.extend(ofDealsApi);

/** Parses the body of `POST /api/organization-contact`. Throws `invalid`. */
export function newContact(body: JsonObject): CreateContact {
  return parse(NewContact, fromWire(CONTACTS.names, CONTACT_INPUT, body));
}

/**
 * Parses the body of `PUT /api/organization-contact/:id`; absent fields are left alone. Throws
 * `invalid`.
 */
export function contactChange(body: JsonObject): UpdateContact {
  return parse(ContactChange, fromWire(CONTACTS.names, CONTACT_INPUT, body));
}

/** Returns a contact in the form of the Deals API (docs/api.md 2). */
export function toContact(contact: ContactRecord, { organizationId, tenantId }: Actor) {
  return {
    id: contact.id,
    publicId: contact.public_id,
    name: contact.name,
    primaryEmail: contact.email,
    primaryPhone: contact.phone,
    title: contact.title,
    contactType: contact.contact_type.toUpperCase(),
    accountId: contact.account_id,
    accountPublicId: contact.account_public_id,
    description: contact.description,
    tags: contact.tags,
    ownerUserId: contact.owner_user_id,
    externalSystem: contact.external_system,
    externalId: contact.external_id,
    organizationId,
    tenantId,
    createdAt: contact.created_at,
    updatedAt: contact.updated_at,
    lockVersion: contact.lock_version,
  };
}

/** Returns contacts with the requested relations; those with nothing behind them are null or empty. */
export async function showContacts(
  actor: Actor,
  contacts: ContactRecord[],
  relations: Relations,
): Promise<object[]> {
  const shared = await sharedRelations(actor, relations);
  const isAsked = (...names: string[]) => names.some((name) => relations.has(name));
  const absent = {
    ...(isAsked("contact") && { contact: null }),
    ...(isAsked("members", "members.user") && { members: [] }),
    ...(isAsked("projects", "projects.members") && { projects: [] }),
  };
  return contacts.map((contact) => ({ ...toContact(contact, actor), ...absent, ...shared(null) }));
}

/** Returns the reply with a contact, and its version as `ETag`. */
export async function contactReply(
  status: number,
  actor: Actor,
  contact: ContactRecord,
  relations: Relations = new Set(),
): Promise<Reply> {
  const [shown = null] = await showContacts(actor, [contact], relations);
  return new Reply(status, shown, etag(contact));
}
