"use client";

import { useState } from "react";
import { Refusal } from "@/components/forms/refusal";
import { useSubmission } from "@/components/forms/use-submission";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { createPasswordReset } from "@/lib/client/password-resets";
import type { MemberDetails } from "@/lib/domain/members/schema";
import { OneTimeLink } from "./one-time-link";

type PasswordLinkDialogProps = { member: MemberDetails; onClose: () => void };

/** Creates a link that sets a member's password and shows it once. */
export function PasswordLinkDialog({ member, onClose }: PasswordLinkDialogProps) {
  const [token, setToken] = useState<string>();
  const { busy, refusal, submit } = useSubmission();
  const create = () =>
    submit(async () => setToken((await createPasswordReset(member.user_id)).token));
  const close = (open: boolean) => !open && onClose();

  if (token) {
    return (
      <Dialog
        key="link"
        open
        onOpenChange={close}
        title="The password link is ready"
        description="Copy the link now. You won’t be able to see it again."
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <OneTimeLink
          path="/reset-password"
          token={token}
          note={`Send it only to ${member.name}. It works once, within one hour.`}
        />
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={close}
      title={`Reset the password of ${member.name}?`}
      description="Anyone with this link can set a new password. It signs the member out everywhere and replaces earlier links."
      action="Create link"
      busy={busy}
      onConfirm={() => void create()}
    >
      {refusal && <Refusal>{refusal}</Refusal>}
    </ConfirmDialog>
  );
}
