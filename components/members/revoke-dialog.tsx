"use client";

import { toast } from "sonner";
import { Refusal } from "@/components/forms/refusal";
import { useSubmission } from "@/components/forms/use-submission";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { revokeInvitation } from "@/lib/client/invitations";
import type { InvitationRecord } from "@/lib/domain/members/invitations/schema";

type RevokeDialogProps = {
  invitation: InvitationRecord;
  onClose: () => void;
  onGone: (id: string) => void;
};

/** Revokes an invitation. */
export function RevokeDialog({ invitation, onClose, onGone }: RevokeDialogProps) {
  const { busy, refusal, submit } = useSubmission();
  const revoke = async () => {
    if (!(await submit(() => revokeInvitation(invitation.id)))) return;
    toast.success("Invitation revoked");
    onClose();
    onGone(invitation.id);
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Revoke this invitation?"
      description="The link stops working immediately. You can create a new one at any time."
      action="Revoke"
      danger
      busy={busy}
      onConfirm={() => void revoke()}
    >
      {refusal && <Refusal>{refusal}</Refusal>}
    </ConfirmDialog>
  );
}
