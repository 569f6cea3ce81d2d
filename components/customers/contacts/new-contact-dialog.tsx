"use client";

import { NewRecordDialog } from "@/components/customers/new-record-dialog";
import { AccountField } from "@/components/forms/link-fields";
import { TextField } from "@/components/forms/text-fields";
import { useNewRecord } from "@/components/forms/use-new-record";
import { contacts } from "@/lib/client/customers";
import type { ContactRecord } from "@/lib/domain/customers/contacts/schema";
import { type ContactDraft, contactWire, emptyContact } from "./contact-draft";
import { ContactTypeField } from "./contact-type-field";

type NewContactDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The account that the form starts with. */
  account?: { id: string; name: string };
  members: { user_id: string; name: string }[];
  currentUserId: string;
  onCreated: (contact: ContactRecord) => void;
};

/** The form for a new contact, with its most important fields; its page has the others. */
export function NewContactDialog({ currentUserId, account, ...dialog }: NewContactDialogProps) {
  const link = account ? { id: account.id, label: account.name } : null;
  const form = useNewRecord(emptyContact(currentUserId, link), send);
  return (
    <NewRecordDialog {...dialog} noun="contact" form={form}>
      <TextField form={form} field="email" label="Email" type="email" spellCheck={false} />
      <TextField form={form} field="phone" label="Phone" type="tel" />
      <TextField form={form} field="title" label="Title" />
      <AccountField
        value={form.draft.account}
        error={form.errors.account_id}
        onChange={(value) => form.set({ account: value })}
      />
      <ContactTypeField form={form} />
    </NewRecordDialog>
  );
}

function send(draft: ContactDraft): Promise<ContactRecord> {
  const { name, tags, ...rest } = draft;
  const fields = Object.keys(rest) as (keyof typeof rest)[];
  return contacts.create(
    Object.assign({ name, tags }, ...fields.map((field) => contactWire(field, draft))),
  );
}
