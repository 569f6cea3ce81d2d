import type { AccountRecord } from "@/lib/domain/customers/accounts/schema";
import { crmRequest } from "./crm-request";
import type { ContactPage } from "./customers";

/** An account as a form offers it. */
type AccountChoice = Pick<AccountRecord, "id" | "public_id" | "name" | "domain">;

/**
 * Up to 20 accounts whose name, domain or id contains the text (docs/api.md 3.5). Throws
 * `ApiError`.
 */
export async function searchAccounts(q: string, signal?: AbortSignal): Promise<AccountChoice[]> {
  const query = { q, limit: 20 };
  return (await crmRequest<{ accounts: AccountChoice[] }>("GET", "/accounts", { query, signal }))
    .accounts;
}

/** One page of 25 of the contacts of an account. Throws `ApiError`. */
export function listAccountContacts(
  accountId: string,
  cursor?: string,
  signal?: AbortSignal,
): Promise<ContactPage> {
  return crmRequest("GET", "/contacts", {
    query: { account_id: accountId, include: "summary", cursor, limit: 25 },
    signal,
  });
}
