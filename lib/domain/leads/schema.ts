import { z } from "zod";
import type { AccountRecord } from "@/lib/domain/customers/accounts/schema";
import { type ContactRecord, Email } from "@/lib/domain/customers/contacts/schema";
import { isUuid, optionalText, requiredText, text } from "@/lib/domain/fields";
import { CreateOpportunity, type OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { ListQuery } from "@/lib/domain/pagination/schema";

export const LEAD_STATUSES = ["new", "working", "qualified", "unqualified", "converted"] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

const fields = {
  name: requiredText(200),
  email: Email.nullable().optional(),
  phone: optionalText(100),
  company: optionalText(200),
  source: optionalText(200),
  status: z.enum(LEAD_STATUSES).optional(),
  description: optionalText(20_000),
  owner_user_id: text().nullable().optional(),
  external_system: optionalText(200),
  external_id: optionalText(200),
};

/** What a lead is created from (api.md 3.5). Only converting it makes it `converted`. */
export const CreateLead = z.object(fields);
export type CreateLead = z.output<typeof CreateLead>;

/** An edit. Absent fields are left alone; null clears. */
export const UpdateLead = z.object({ ...fields, name: fields.name.optional() });
export type UpdateLead = z.output<typeof UpdateLead>;

/** What a list of leads selects; all optional, narrowing together. */
export const LeadQuery = ListQuery.extend({
  status: z.enum(LEAD_STATUSES).optional(),
  owner_user_id: text().refine(isUuid, "must be a UUID").optional(),
});
export type LeadQuery = z.output<typeof LeadQuery>;

const Reference = text().max(200, "must be an id").optional();

/**
 * What a lead becomes (api.md 3.5); whatever is absent follows from the lead. An `id` names a record that is there;
 * `account: null` makes none.
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

/** A lead as api.md 3.5 shows it; what it was converted to reads as null once deleted. Times are ISO 8601 in UTC. */
export type LeadRecord = {
  id: string;
  public_id: string;
  name: string;
  email: string | null;
  phone: string | null;
  company: string | null;
  source: string | null;
  status: LeadStatus;
  description: string | null;
  owner_user_id: string | null;
  owner_name: string | null;
  converted_at: string | null;
  converted_contact_id: string | null;
  converted_contact_public_id: string | null;
  converted_account_id: string | null;
  converted_account_public_id: string | null;
  converted_opportunity_id: string | null;
  converted_opportunity_public_id: string | null;
  external_system: string | null;
  external_id: string | null;
  created_at: string;
  updated_at: string;
  lock_version: number;
};

/** What a conversion made or found. */
export type Conversion = {
  lead: LeadRecord;
  contact: ContactRecord;
  account: AccountRecord | null;
  opportunity: OpportunityRecord;
};
