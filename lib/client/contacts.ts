import type { ContactRecord } from "@/lib/domain/customers/contacts/schema";
import { crmRequest } from "./crm-request";

/** A contact as a form offers it. */
type ContactChoice = Pick<ContactRecord, "id" | "public_id" | "name" | "email" | "account_id">;

/**
 * Up to 20 contacts whose name, email, account or id contains the text (docs/api.md 3.5). Throws
 * `ApiError`.
 */
export async function searchContacts(q: string, signal?: AbortSignal): Promise<ContactChoice[]> {
  const query = { q, limit: 20 };
  return (await crmRequest<{ contacts: ContactChoice[] }>("GET", "/contacts", { query, signal }))
    .contacts;
}
