import { z } from "zod";
import { AccountRecord } from "@/lib/domain/customers/accounts/record";
import { ContactRecord } from "@/lib/domain/customers/contacts/record";
import { LeadRecord } from "@/lib/domain/leads/record";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";
import { listOf } from "./list";

export const LeadResponse = z.strictObject({ lead: LeadRecord });
export const LeadListResponse = listOf("leads", LeadRecord);

/** The response of `POST /leads/:id/convert` (docs/api.md 3.5). */
export const ConversionResponse = z.strictObject({
  lead: LeadRecord,
  contact: ContactRecord,
  account: AccountRecord.nullable(),
  opportunity: OpportunityRecord,
});
