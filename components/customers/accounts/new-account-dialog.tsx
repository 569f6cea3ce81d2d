"use client";

import { toast } from "sonner";
import { NewRecordDialog } from "@/components/customers/new-record-dialog";
import { OwnerField } from "@/components/forms/owner-field";
import { TextField } from "@/components/forms/text-fields";
import { useNewRecord } from "@/components/forms/use-new-record";
import { accounts } from "@/lib/client/customers";
import type { AccountRecord } from "@/lib/domain/customers/accounts/schema";
import { type AccountDraft, accountWire, emptyAccount } from "./account-draft";

type NewAccountDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  members: { user_id: string; name: string }[];
  currentUserId: string;
  onCreated: (account: AccountRecord) => void;
};

/** The form for a new account: what one knows at first; the rest is on its page. */
export function NewAccountDialog({
  open,
  onOpenChange,
  members,
  currentUserId,
  onCreated,
}: NewAccountDialogProps) {
  const form = useNewRecord(emptyAccount(currentUserId), send);
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
      title="New account"
      action="Create account"
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
      <TextField form={form} field="domain" label="Domain" spellCheck={false} />
      <TextField form={form} field="industry" label="Industry" />
      <TextField form={form} field="city" label="City" />
      <TextField form={form} field="country" label="Country" />
      <TextField form={form} field="phone" label="Phone" type="tel" />
      <OwnerField
        members={members}
        value={form.draft.owner_user_id}
        error={form.errors.owner_user_id}
        onChange={(owner_user_id) => form.set({ owner_user_id })}
      />
    </NewRecordDialog>
  );
}

function send(draft: AccountDraft): Promise<AccountRecord> {
  const { name, tags, ...rest } = draft;
  const fields = Object.keys(rest) as (keyof typeof rest)[];
  return accounts.create(
    Object.assign({ name, tags }, ...fields.map((field) => accountWire(field, draft))),
  );
}
