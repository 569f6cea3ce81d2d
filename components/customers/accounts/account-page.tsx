"use client";

import { LinkedOpportunities } from "@/components/customers/linked-opportunities";
import type { RecordContext } from "@/components/customers/record-context";
import { RecordPage } from "@/components/customers/record-page";
import { useRecordForm } from "@/components/forms/use-record-form";
import type { AccountSummary } from "@/lib/domain/customers/accounts/schema";
import type { LinkedOpportunities as Linked } from "@/lib/domain/customers/schema";
import { dayIn } from "@/lib/format";
import { AccountContacts, type AccountContactsProps } from "./account-contacts";
import { ACCOUNT_FORM } from "./account-draft";
import { AccountFields } from "./account-fields";
import { ACCOUNT_KIND } from "./account-kind";

type AccountPageProps = {
  account: AccountSummary;
  opportunities: Linked;
  contacts: AccountContactsProps["first"];
  contactsCount: number;
  context: RecordContext;
  currentUserId: string;
};

/** The page of an account, with its opportunities and contacts. */
export function AccountPage({
  account,
  opportunities,
  contacts,
  contactsCount,
  context,
  currentUserId,
}: AccountPageProps) {
  const form = useRecordForm(account, ACCOUNT_FORM);
  return (
    <RecordPage
      kind={ACCOUNT_KIND}
      record={account}
      form={form}
      shape={ACCOUNT_FORM}
      context={context}
      title="Accounts"
      fields={
        <AccountFields
          form={form}
          account={form.base}
          members={context.members}
          canEdit={context.canEdit}
        />
      }
    >
      <LinkedOpportunities
        kind={ACCOUNT_KIND}
        id={account.id}
        first={opportunities}
        today={dayIn(context.timeZone)}
      />
      <AccountContacts
        account={form.base}
        first={contacts}
        total={contactsCount}
        members={context.members}
        currentUserId={currentUserId}
        canEdit={context.canEdit}
      />
    </RecordPage>
  );
}
