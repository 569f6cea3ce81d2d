import { z } from "zod";
import { Email } from "@/lib/domain/customers/contacts/record";
import { optionalText, requiredText, text } from "@/lib/domain/fields";
import { EXTERNAL_ID, IDS, STAMPS } from "@/lib/domain/plain-records/record";
import { outSchema, type RecordFields } from "@/lib/domain/record-fields";
import { Id, InstantText, NullableText, PublicId } from "@/lib/domain/response-fields";
import { LEAD_STATUSES } from "./rules";

/** Every field of a lead, in the order of docs/api.md 3.5. */
export const LEAD_FIELDS = {
  ...IDS,
  name: { type: "text", in: requiredText(200), out: z.string(), bundle: true },
  email: { type: "text", in: Email.nullable().optional(), out: NullableText, bundle: true },
  phone: { type: "text", in: optionalText(100), out: NullableText, bundle: true },
  company: { type: "text", in: optionalText(200), out: NullableText, bundle: true },
  source: { type: "text", in: optionalText(200), out: NullableText, bundle: true },
  status: {
    type: "text",
    in: z.enum(LEAD_STATUSES).optional(),
    out: z.enum(LEAD_STATUSES),
    bundle: true,
  },
  description: { type: "text", in: optionalText(20_000), out: NullableText, bundle: true },
  owner_user_id: {
    type: "uuid",
    in: text().nullable().optional(),
    out: Id.nullable(),
    bundle: "owner_email",
  },
  owner_name: { out: NullableText, bundle: true },
  converted_at: { type: "timestamptz", out: InstantText.nullable(), bundle: true },
  converted_contact_id: { type: "uuid", out: Id.nullable() },
  converted_contact_public_id: { out: PublicId.nullable(), bundle: true },
  converted_account_id: { type: "uuid", out: Id.nullable() },
  converted_account_public_id: { out: PublicId.nullable(), bundle: true },
  converted_opportunity_id: { type: "uuid", out: Id.nullable() },
  converted_opportunity_public_id: { out: PublicId.nullable(), bundle: true },
  ...EXTERNAL_ID,
  ...STAMPS,
} as const satisfies RecordFields;

/**
 * A lead in responses (docs/api.md 3.5). A link to a record that it was converted to reads as null
 * once that record is deleted. Times are in UTC.
 */
export const LeadRecord = outSchema(LEAD_FIELDS);
export type LeadRecord = z.output<typeof LeadRecord>;
