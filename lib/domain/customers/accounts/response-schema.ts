import { z } from "zod";
import { MergeOutcome } from "@/lib/domain/customers/response-schema";
import { listResponse } from "@/lib/domain/pagination/response-schema";
import { AccountRecord, AccountSummary } from "./record";

/** Response with one account. */
export const AccountResponse = z.strictObject({ account: AccountRecord });

/** Response with one account for `include=summary`. */
export const AccountSummaryResponse = z.strictObject({ account: AccountSummary });

/** Response of `GET /accounts` (docs/api.md 3.5). */
export const AccountListResponse = listResponse("accounts", AccountRecord);

/** Response of `GET /accounts?include=summary`. */
export const AccountSummaryListResponse = listResponse("accounts", AccountSummary);

/** Response of `POST /accounts/:id/merge`: the survivor and the outcome. */
export const AccountMergeResponse = MergeOutcome.extend({ account: AccountRecord });
