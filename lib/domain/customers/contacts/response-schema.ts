import { z } from "zod";
import { MergeOutcome } from "@/lib/domain/customers/response-schema";
import { listResponse } from "@/lib/domain/pagination/response-schema";
import { ContactRecord, ContactSummary } from "./record";

/** Response with one contact. */
export const ContactResponse = z.strictObject({ contact: ContactRecord });

/** Response with one contact for `include=summary`. */
export const ContactSummaryResponse = z.strictObject({ contact: ContactSummary });

/** Response of `GET /contacts` (docs/api.md 3.5). */
export const ContactListResponse = listResponse("contacts", ContactRecord);

/** Response of `GET /contacts?include=summary`. */
export const ContactSummaryListResponse = listResponse("contacts", ContactSummary);

/** Response of `POST /contacts/:id/merge`: the survivor and the outcome. */
export const ContactMergeResponse = MergeOutcome.extend({ contact: ContactRecord });
