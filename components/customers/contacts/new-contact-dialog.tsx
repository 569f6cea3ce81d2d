"use client";

import { toast } from "sonner";
import { NewRecordDialog } from "@/components/customers/new-record-dialog";
import { AccountField } from "@/components/forms/link-fields";
import { OwnerField } from "@/components/forms/owner-field";
import { TextField } from "@/components/forms/text-fields";
import { useNewRecord } from "@/components/forms/use-new-record";
import { contacts } from "@/lib/client/customers";
import type { ContactRecord } from "@/lib/domain/customers/contacts/schema";
import { type ContactDraft, contactWire, emptyContact } from "./contact-draft";
import { ContactTypeField } from "./contact-type-field";

type NewContactDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The account to begin with. */
  account?: { id: string; name: string };
  members: { user_id: string; name: string }[];
  currentUserId: string;
  onCreated: (contact: ContactRecord) => void;
};

/** The form for a new contact: what one knows at first; the rest is on its page. */
export function NewContactDialog(props: NewContactDialogProps) {
  const { open, onOpenChange, account, members, currentUserId, onCreated } = props;
  const link = account ? { id: account.id, label: account.name } : null;
  const form = useNewRecord(emptyContact(currentUserId, link), send);
  const submit = async () => {
    const created = await form.create();
    if (!created) return false;
    toast.success(`${created.name} was added`);
    onCreated(created);
    return true;
  };
  return (
    <NewRecordDialog
      open={open}
      onOpenChange={onOpenChange}
      title="New contact"
      action="Create contact"
      refusal={form.refusal}
      isSaving={form.isSaving}
      onSubmit={submit}
    >
      <TextField
        form={form}
        field="name"
        label="Name"
        required
        maxLength={200}
        className="sm:col-span-2"
      />
      <TextField form={form} field="email" label="Email" type="email" spellCheck={false} />
      <TextField form={form} field="phone" label="Phone" type="tel" />
      <TextField form={form} field="title" label="Title" />
      <AccountField
        value={form.draft.account}
        error={form.errors.account_id}
        onChange={(value) => form.set({ account: value })}
      />
      <ContactTypeField form={form} />
      <OwnerField
        members={members}
        value={form.draft.owner_user_id}
        error={form.errors.owner_user_id}
        onChange={(owner_user_id) => form.set({ owner_user_id })}
      />
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
