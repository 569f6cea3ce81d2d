import type { Metadata } from "next";
import { ContactList } from "@/components/customers/contacts/contact-list";
import { countContacts, listContactSummaries } from "@/lib/domain/customers/contacts/queries";
import { CONTACT_SORTS } from "@/lib/domain/customers/contacts/schema";
import { listQuery, type SearchParams } from "../../../../list-query";
import { recordContext } from "../../../../record-context";
import { requireActor } from "../../../../require-actor";

export const metadata: Metadata = { title: "Contacts" };

export default async function ContactsPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  const actor = await requireActor();
  const query = listQuery(await searchParams, CONTACT_SORTS);
  const [{ contacts, nextCursor }, total, { members, canEdit, timeZone }] = await Promise.all([
    listContactSummaries(actor, { ...query, limit: 50 }),
    countContacts(actor, query),
    recordContext(actor),
  ]);
  return (
    <ContactList
      page={{ contacts, next_cursor: nextCursor }}
      total={total}
      query={query}
      members={members}
      currentUserId={actor.userId}
      canEdit={canEdit}
      timeZone={timeZone}
    />
  );
}
