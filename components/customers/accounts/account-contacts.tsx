"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { NewContactDialog } from "@/components/customers/contacts/new-contact-dialog";
import { usePages } from "@/components/queries/use-pages";
import { Button } from "@/components/ui/button";
import { listAccountContacts } from "@/lib/client/accounts";
import type { ContactPage } from "@/lib/client/customers";
import { queryKeys } from "@/lib/client/query-keys";
import type { ContactSummary } from "@/lib/domain/customers/contacts/schema";
import { formatNumber } from "@/lib/format";

export type AccountContactsProps = {
  account: { id: string; name: string };
  /** The first page as the server rendered it. */
  first: ContactPage;
  total: number;
  members: { user_id: string; name: string }[];
  currentUserId: string;
  canEdit: boolean;
};

/** The contacts of an account, with a button that adds one. */
export function AccountContacts({
  account,
  first,
  total,
  members,
  currentUserId,
  canEdit,
}: AccountContactsProps) {
  const router = useRouter();
  const [isCreating, setCreating] = useState(false);
  const { rows, hasMore, failed, loadMore } = usePages({
    key: queryKeys.accountContacts(account.id),
    first,
    loadPage: (cursor, signal) => listAccountContacts(account.id, cursor, signal),
    rowsOf,
  });
  return (
    <section aria-labelledby="contacts">
      <div className="mb-2 flex items-center gap-3">
        <h2 id="contacts" className="font-semibold">
          Contacts <span className="font-normal text-ink-muted">{formatNumber(total)}</span>
        </h2>
        {canEdit && (
          <Button size="sm" className="ml-auto" onClick={() => setCreating(true)}>
            <Plus aria-hidden />
            New contact
          </Button>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="rounded-lg border border-dashed p-4 text-ink-muted">
          No contacts at this account yet.
        </p>
      ) : (
        <ul className="divide-y rounded-lg border">
          {rows.map((contact) => (
            <Row key={contact.id} contact={contact} />
          ))}
        </ul>
      )}
      {hasMore && (
        <div className="mt-2 flex items-center gap-3">
          <Button onClick={loadMore}>{failed ? "Try again" : "Show more"}</Button>
          {failed && <p role="alert">Couldn’t load more.</p>}
        </div>
      )}
      <NewContactDialog
        open={isCreating}
        onOpenChange={setCreating}
        account={account}
        members={members}
        currentUserId={currentUserId}
        onCreated={() => router.refresh()}
      />
    </section>
  );
}

function rowsOf({ contacts }: ContactPage): ContactSummary[] {
  return contacts;
}

function Row({ contact: { public_id, name, title, email, phone } }: { contact: ContactSummary }) {
  const reach = email ?? phone;
  return (
    <li className="relative flex min-h-11 flex-wrap items-center gap-x-3 px-3 py-1.5 hover:bg-hover has-[a:focus-visible]:bg-hover">
      <div className="min-w-0 flex-1">
        <Link
          href={`/crm/contacts/${public_id}`}
          prefetch={false}
          dir="auto"
          className="block truncate font-medium after:absolute after:inset-0"
        >
          {name}
        </Link>
        {title && (
          <p dir="auto" className="truncate text-ink-muted text-xs">
            {title}
          </p>
        )}
      </div>
      {reach && <span className="max-w-[55%] truncate text-ink-muted">{reach}</span>}
    </li>
  );
}
