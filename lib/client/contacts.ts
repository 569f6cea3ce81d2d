import { crmRequest } from "./crm-request";

/** A contact as a form offers it. */
export type ContactChoice = {
  id: string;
  public_id: string;
  name: string;
  email: string | null;
  account_id: string | null;
};

/** Up to 20 contacts whose name contains the text (api.md 3.5). Throws `ApiError`. */
export async function searchContacts(q: string, signal?: AbortSignal): Promise<ContactChoice[]> {
  const answer = await crmRequest<{ contacts: ContactChoice[] }>("GET", "/contacts", {
    query: { q, limit: 20 },
    signal,
  });
  return answer.contacts;
}
