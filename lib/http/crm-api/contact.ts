import type { ContactRecord } from "@/lib/domain/customers/contacts/schema";
import { etag } from "@/lib/http/etag";
import { Reply } from "@/lib/http/reply";

/** Returns the reply with a contact, and its version as `ETag`. */
export function contactReply(status: number, contact: ContactRecord): Reply {
  return new Reply(status, { contact }, etag(contact));
}
