import type { Metadata } from "next";
import { cache } from "react";
import { AccountPage } from "@/components/customers/accounts/account-page";
import { findAccountSummary } from "@/lib/domain/customers/accounts/queries";
import { countContacts, listContactSummaries } from "@/lib/domain/customers/contacts/queries";
import { listLinkedOpportunities } from "@/lib/domain/customers/list-linked-opportunities";
import { absent, recordContext } from "../../../../record-context";
import { requireActor } from "../../../../require-actor";

type Props = { params: Promise<{ publicId: string }> };

const loadAccount = cache(async (id: string) =>
  findAccountSummary(await requireActor(), id).catch(absent),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadAccount((await params).publicId)).name };
}

export default async function AccountRoute({ params }: Props) {
  const actor = await requireActor();
  const account = await loadAccount((await params).publicId);
  const [opportunities, { contacts, nextCursor }, contactsCount, context] = await Promise.all([
    listLinkedOpportunities(actor, "account", account.id, { limit: 25 }),
    listContactSummaries(actor, { account_id: account.id, limit: 25 }),
    countContacts(actor, { account_id: account.id }),
    recordContext(actor),
  ]);
  return (
    <AccountPage
      key={account.id}
      account={account}
      opportunities={opportunities}
      contacts={{ contacts, next_cursor: nextCursor }}
      contactsCount={contactsCount}
      context={context}
      currentUserId={actor.userId}
    />
  );
}
