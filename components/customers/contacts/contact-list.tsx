"use client";

import { useRouter } from "next/navigation";
import { useCallback, useMemo } from "react";
import { CustomerList } from "@/components/customers/customer-list";
import { type ContactPage, listContactPage } from "@/lib/client/contacts";
import { CONTACT_COLUMNS, contactSubtitle } from "./contact-columns";
import { CONTACT_KIND } from "./contact-kind";
import { NewContactDialog } from "./new-contact-dialog";

type ContactListProps = {
  /** The first page, as the server rendered it. */
  page: ContactPage;
  total: number;
  query: { q?: string; sort?: string };
  members: { user_id: string; name: string }[];
  currentUserId: string;
  canEdit: boolean;
};

/** The organization's contacts. */
export function ContactList({
  page,
  total,
  query,
  members,
  currentUserId,
  canEdit,
}: ContactListProps) {
  const router = useRouter();
  const { q, sort } = query;
  const first = useMemo(() => pageOf(page), [page]);
  const loadPage = useCallback(
    async (cursor: string) => pageOf(await listContactPage({ q, sort, cursor })),
    [q, sort],
  );
  return (
    <CustomerList
      kind={CONTACT_KIND}
      title="Contacts"
      first={first}
      loadPage={loadPage}
      total={total}
      query={query}
      columns={CONTACT_COLUMNS}
      subtitle={contactSubtitle}
      texts={TEXTS}
      canEdit={canEdit}
      create={(open, setOpen) => (
        <NewContactDialog
          open={open}
          onOpenChange={setOpen}
          members={members}
          currentUserId={currentUserId}
          onCreated={({ public_id }) => {
            router.push(`${CONTACT_KIND.href}/${public_id}`);
            // The list that one comes back to has it.
            router.refresh();
          }}
        />
      )}
    />
  );
}

const TEXTS = {
  placeholder: "Search by name, e-mail or account",
  searched: "name, e-mail address, account or id",
  about: "A contact is a person you talk to, at an account or without one.",
};

function pageOf({ contacts, next_cursor }: ContactPage) {
  return { rows: contacts, next_cursor };
}
