"use client";

import { NewRecordDialog } from "@/components/customers/new-record-dialog";
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

/** The form for a new account, with its most important fields; its page has the others. */
export function NewAccountDialog({ currentUserId, ...dialog }: NewAccountDialogProps) {
  const form = useNewRecord(emptyAccount(currentUserId), send);
  return (
    <NewRecordDialog {...dialog} noun="account" form={form}>
      <TextField form={form} field="domain" label="Domain" spellCheck={false} />
      <TextField form={form} field="industry" label="Industry" />
      <TextField form={form} field="city" label="City" />
      <TextField form={form} field="country" label="Country" />
      <TextField form={form} field="phone" label="Phone" type="tel" />
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
