import type { ContactRecord } from "@/lib/domain/customers/contacts/schema";
import { Reply } from "@/lib/http/reply";

/** The answer that carries one contact, with its version as ETag. */
export function contactReply(status: number, contact: ContactRecord): Reply {
  return new Reply(status, { contact }, { ETag: `"${contact.lock_version}"` });
}
