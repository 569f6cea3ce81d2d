import { z } from "zod";
import { AccountRecord } from "@/lib/domain/customers/accounts/record";
import { ContactRecord } from "@/lib/domain/customers/contacts/record";
import { OpportunityRecord } from "@/lib/domain/opportunities/record";
import { listResponse } from "@/lib/domain/pagination/response-schema";
import { LeadRecord } from "./record";

/** Response with one lead. */
export const LeadResponse = z.strictObject({ lead: LeadRecord });

/** Response of `GET /leads` (docs/api.md 3.5). */
export const LeadListResponse = listResponse("leads", LeadRecord);

/** Response of `POST /leads/:id/convert`: the lead and the records that the conversion created or reused. */
export const Conversion = z.strictObject({
  lead: LeadRecord,
  contact: ContactRecord,
  account: AccountRecord.nullable(),
  opportunity: OpportunityRecord,
});
export type Conversion = z.output<typeof Conversion>;
