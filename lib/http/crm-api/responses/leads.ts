import { z } from "zod";
import { AccountOut, ContactOut, LeadOut, OpportunityOut } from "@/lib/http/records";
import { listOf } from "./list";

export const LeadResponse = z.strictObject({ lead: LeadOut });
export const LeadListResponse = listOf("leads", LeadOut);

/** The response of `POST /leads/:id/convert` (docs/api.md 3.5). */
export const ConversionResponse = z.strictObject({
  lead: LeadOut,
  contact: ContactOut,
  account: AccountOut.nullable(),
  opportunity: OpportunityOut,
});
