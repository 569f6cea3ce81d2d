"use client";

import { useRouter } from "next/navigation";
import { CustomerList } from "@/components/customers/customer-list";
import { type ContactPage, contacts } from "@/lib/client/customers";
import type { ContactSummary } from "@/lib/domain/customers/contacts/schema";
import { CONTACT_COLUMNS, contactSubtitle } from "./contact-columns";
import { CONTACT_KIND } from "./contact-kind";
import { NewContactDialog } from "./new-contact-dialog";

type ContactListProps = {
  /** The first page as the server rendered it. */
  page: ContactPage;
  total: number;
  query: { q?: string; sort?: string };
  members: { user_id: string; name: string }[];
  currentUserId: string;
  canEdit: boolean;
  timeZone: string;
};

/** The list of the organization's contacts. */
export function ContactList({
  page,
  total,
  query,
  members,
  currentUserId,
  canEdit,
  timeZone,
}: ContactListProps) {
  const router = useRouter();
  return (
    <CustomerList
      kind={CONTACT_KIND}
      title="Contacts"
      first={page}
      loadPage={(cursor, signal) => contacts.listPage({ ...query, cursor }, signal)}
      rowsOf={rowsOf}
      total={total}
      query={query}
      columns={CONTACT_COLUMNS}
      subtitle={contactSubtitle}
      texts={TEXTS}
      canEdit={canEdit}
      timeZone={timeZone}
      create={(open, setOpen) => (
        <NewContactDialog
          open={open}
          onOpenChange={setOpen}
          members={members}
          currentUserId={currentUserId}
          onCreated={({ public_id }) => {
            router.push(`${CONTACT_KIND.href}/${public_id}`);
            // Going back shows a list that includes the new contact.
            router.refresh();
          }}
        />
      )}
    />
  );
}

const TEXTS = {
  placeholder: "Search by name, email or account",
  searched: "name, email, account or ID",
  about: "Contacts are the people you sell to.",
};

function rowsOf(page: ContactPage): ContactSummary[] {
  return page.contacts;
}
