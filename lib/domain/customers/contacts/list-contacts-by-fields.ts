import type { Authorized } from "@/lib/domain/actor";
import type { FieldQuery } from "@/lib/domain/pagination/sql/field-query";
import { readContactsById } from "./queries";
import type { ContactRecord } from "./schema";
import { countByFields, selectByFields } from "./sql/by-fields";

/** Returns the organization's live contacts that the query selects, by name unless it is sorted. */
export async function listContactsByFields(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: FieldQuery,
): Promise<ContactRecord[]> {
  return selectByFields(actor, query);
}

/** Returns the number of contacts that the query selects, on all pages. */
export async function countContactsByFields(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  query: FieldQuery,
): Promise<number> {
  return countByFields(actor, query);
}

/** Returns the live contacts among these UUIDs, by id. */
export async function contactsById(
  actor: Authorized<"VIEW_SALES_PIPELINES">,
  ids: string[],
): Promise<Map<string, ContactRecord>> {
  const contacts = await readContactsById(actor.organizationId, ids);
  return new Map(contacts.map((contact) => [contact.id, contact]));
}
