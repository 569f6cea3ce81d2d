"use client";

import Link from "next/link";
import { Fact } from "@/components/customers/fact";
import { LinkedOpportunities } from "@/components/customers/linked-opportunities";
import type { RecordContext } from "@/components/customers/record-context";
import { RecordPage } from "@/components/customers/record-page";
import { useRecordForm } from "@/components/forms/use-record-form";
import type { ContactSummary } from "@/lib/domain/customers/contacts/schema";
import type { LinkedOpportunities as Linked } from "@/lib/domain/customers/schema";
import { dayIn } from "@/lib/format";
import { CONTACT_FORM } from "./contact-draft";
import { ContactFields } from "./contact-fields";
import { CONTACT_KIND } from "./contact-kind";

type ContactPageProps = { contact: ContactSummary; opportunities: Linked; context: RecordContext };

/** The page of a contact, with its opportunities. */
export function ContactPage({ contact, opportunities, context }: ContactPageProps) {
  const form = useRecordForm(contact, CONTACT_FORM);
  const { account_public_id, account_name } = form.base;
  return (
    <RecordPage
      kind={CONTACT_KIND}
      record={contact}
      form={form}
      shape={CONTACT_FORM}
      context={context}
      title="Contacts"
      fields={
        <ContactFields
          form={form}
          contact={form.base}
          members={context.members}
          canEdit={context.canEdit}
        />
      }
      facts={
        account_public_id && (
          <Fact name="Account" value={<AccountLink id={account_public_id} name={account_name} />} />
        )
      }
    >
      <LinkedOpportunities
        kind={CONTACT_KIND}
        id={contact.id}
        first={opportunities}
        today={dayIn(context.timeZone)}
      />
    </RecordPage>
  );
}

function AccountLink({ id, name }: { id: string; name: string | null }) {
  return (
    <Link href={`/crm/accounts/${id}`} className="text-accent-ink underline underline-offset-2">
      {name ?? "Unnamed"}
    </Link>
  );
}
