import { z } from "zod";
import { Email } from "@/lib/domain/customers/contacts/record";
import { fieldSelection } from "@/lib/domain/field-selection";
import { optionalText, requiredText, text } from "@/lib/domain/fields";
import { CreateOpportunity } from "@/lib/domain/opportunities/schema";
import { ListQuery, OwnerFilter } from "@/lib/domain/pagination/schema";
import { fieldsWith, inShape } from "@/lib/domain/record-fields";
import { oneOrMoreOf } from "@/lib/domain/value-list";
import { LEAD_FIELDS } from "./record";
import { LEAD_STATUSES } from "./rules";

export type { LeadRecord } from "./record";
export type { Conversion } from "./response-schema";
export type { LeadStatus } from "./rules";

/** The body that creates a lead (docs/api.md 3.5). Only a conversion makes a lead `converted`. */
export const CreateLead = z.object(inShape(LEAD_FIELDS));
export type CreateLead = z.output<typeof CreateLead>;

/** The body that changes a lead: absent fields stay as they are, null clears. */
export const UpdateLead = CreateLead.partial({ name: true });
export type UpdateLead = z.output<typeof UpdateLead>;

/** What a read of leads shows: with `fields` only these members. */
export const LeadView = z.object({ fields: fieldSelection(fieldsWith(LEAD_FIELDS, "out")) });
export type LeadMember = NonNullable<z.output<typeof LeadView>["fields"]>[number];

/** The query of a list of leads; every member is optional and narrows the list. Several values: any of them. */
export const LeadQuery = ListQuery.extend({
  status: oneOrMoreOf(LEAD_STATUSES).optional(),
  owner_user_id: OwnerFilter.optional(),
}).extend(LeadView.shape);
export type LeadQuery = z.output<typeof LeadQuery>;

const Reference = text().max(200, "must be an id").optional();

/**
 * The body that converts a lead (docs/api.md 3.5). Absent members are taken from the lead. An `id`
 * names an existing record; `account: null` converts without an account.
 */
export const ConvertLead = z.object({
  opportunity: CreateOpportunity.omit({
    account_id: true,
    contact_id: true,
    status: true,
    external_system: true,
    external_id: true,
  })
    .extend({ name: requiredText(200).optional() })
    .optional(),
  account: z
    .object({ id: Reference, name: requiredText(200).optional() })
    .nullable()
    .optional(),
  contact: z
    .object({
      id: Reference,
      name: requiredText(200).optional(),
      email: Email.nullable().optional(),
      phone: optionalText(100),
      title: optionalText(200),
    })
    .optional(),
});
export type ConvertLead = z.output<typeof ConvertLead>;
