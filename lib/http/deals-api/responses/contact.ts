import { z } from "zod";
import { CONTACT_TYPES } from "@/lib/domain/customers/contacts/rules";
import { Count, Id, InstantText, NullableText, PublicId } from "@/lib/domain/response-fields";
import { listOf } from "./list";
import { sharedRelationFields } from "./relations";

/** A contact without relations (docs/api.md 2); the type is in capitals. */
export const BareContact = z.strictObject({
  id: Id,
  publicId: PublicId,
  name: z.string(),
  primaryEmail: NullableText,
  primaryPhone: NullableText,
  title: NullableText,
  contactType: z.enum(CONTACT_TYPES.map((type) => type.toUpperCase())),
  accountId: Id.nullable(),
  accountPublicId: PublicId.nullable(),
  description: NullableText,
  tags: z.array(z.string()),
  ownerUserId: Id.nullable(),
  externalSystem: NullableText,
  externalId: NullableText,
  organizationId: Id,
  tenantId: Id,
  createdAt: InstantText,
  updatedAt: InstantText,
  lockVersion: Count,
});

export const ContactResponse = BareContact.extend({
  contact: z.null().optional(),
  members: z.array(z.never()).optional(),
  projects: z.array(z.never()).optional(),
  ...sharedRelationFields,
});
export const ContactListResponse = listOf(ContactResponse);
