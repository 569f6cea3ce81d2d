import type { Authorized } from "@/lib/domain/actor";
import { createRecord } from "@/lib/domain/plain-records/create-record";
import { CONTACT } from "./contact-kind";
import type { ContactRecord, CreateContact } from "./schema";

/**
 * Creates a contact; the calling user owns it unless the input names an owner or null (docs/api.md 3.2).
 * Throws `invalid`.
 */
export function createContact(
  actor: Authorized<"EDIT_SALES_PIPELINES">,
  input: CreateContact,
): Promise<ContactRecord> {
  return createRecord(actor, CONTACT, input);
}
