"use client";

import { type FormEvent, useId, useState } from "react";
import { Refusal } from "@/components/forms/refusal";
import { useSubmission } from "@/components/forms/use-submission";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DraftDialog } from "@/components/ui/draft-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { createInvitation } from "@/lib/client/invitations";
import type { InvitationRecord } from "@/lib/domain/members/invitations/schema";
import type { Role } from "@/lib/domain/permissions";
import { OneTimeLink } from "./one-time-link";
import { RoleField } from "./role-field";

type InviteDialogProps = { onClose: () => void; onInvited: (invitation: InvitationRecord) => void };

/** Creates an invitation and shows its link once. */
export function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const formId = useId();
  const [role, setRole] = useState<Role>("REP");
  const [token, setToken] = useState<string>();
  const { busy, errors, refusal, submit } = useSubmission();

  const invite = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email") ?? "");
    await submit(async () => {
      const made = await createInvitation({ role, email });
      setToken(made.token);
      onInvited(made.invitation);
    });
  };

  if (token) {
    return (
      <Dialog
        key="link"
        open
        onOpenChange={(open) => !open && onClose()}
        title="The invitation is ready"
        description="Copy the link now. You won’t be able to see it again."
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <OneTimeLink
          path="/invite"
          token={token}
          note="Send it to the person you’re inviting. It works once, within seven days, and you can revoke it until then."
        />
      </Dialog>
    );
  }
  return (
    <DraftDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Invite by link"
      description="You’ll get a link to share. No email is sent."
      footer={(cancel) => (
        <>
          <Button onClick={cancel}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            Create link
          </Button>
        </>
      )}
    >
      <form id={formId} noValidate onSubmit={invite} className="flex flex-col gap-4">
        <Refusal>{refusal}</Refusal>
        <RoleField value={role} onChange={setRole} />
        <Field
          label="Email (optional)"
          error={errors.email}
          hint="Add an email to restrict the invitation to that person."
        >
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
      </form>
    </DraftDialog>
  );
}
