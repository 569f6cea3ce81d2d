import { z } from "zod";
import {
  AccountListResponse,
  AccountResponse,
  AccountSummaryListResponse,
  AccountSummaryResponse,
} from "@/lib/domain/customers/accounts/response-schema";
import {
  ContactListResponse,
  ContactResponse,
  ContactSummaryListResponse,
  ContactSummaryResponse,
} from "@/lib/domain/customers/contacts/response-schema";

// With `include=summary` the routes of accounts and contacts return the records with more fields.

export const AccountOrSummary = z.union([AccountResponse, AccountSummaryResponse]);
export const AccountListOrSummaries = z.union([AccountListResponse, AccountSummaryListResponse]);
export const ContactOrSummary = z.union([ContactResponse, ContactSummaryResponse]);
export const ContactListOrSummaries = z.union([ContactListResponse, ContactSummaryListResponse]);
