import { crmRequest } from "./crm-request";

/** An account as a form offers it. */
export type AccountChoice = { id: string; public_id: string; name: string };

/** Up to 20 accounts whose name contains the text (api.md 3.5). Throws `ApiError`. */
export async function searchAccounts(q: string, signal?: AbortSignal): Promise<AccountChoice[]> {
  const answer = await crmRequest<{ accounts: AccountChoice[] }>("GET", "/accounts", {
    query: { q, limit: 20 },
    signal,
  });
  return answer.accounts;
}
