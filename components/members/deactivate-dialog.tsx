"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Refusal } from "@/components/forms/refusal";
import { useSubmission } from "@/components/forms/use-submission";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deactivateMember } from "@/lib/client/members";
import type { MemberDetails } from "@/lib/domain/members/schema";
import { type HandOverChoice, HandOverFields } from "./hand-over-fields";
import { countReassigned, hasHoldings } from "./holdings";
import { RevokeKeysField } from "./revoke-keys-field";
import { tellOfKeys } from "./tell-of-keys";

type DeactivateDialogProps = {
  member: MemberDetails;
  isSelf: boolean;
  receivers: { user_id: string; name: string }[];
  onClose: () => void;
  onChanged: (member: MemberDetails) => void;
};

/** Deactivates a member and offers to reassign their opportunities and open activities. */
export function DeactivateDialog({
  member,
  isSelf,
  receivers,
  onClose,
  onChanged,
}: DeactivateDialogProps) {
  const [choice, setChoice] = useState<HandOverChoice>({ which: "none", to_user_id: "" });
  const [missing, setMissing] = useState(false);
  const [revokesKeys, setRevokesKeys] = useState(true);
  const { busy, errors, refusal, submit } = useSubmission();

  const deactivate = async () => {
    const { which, to_user_id } = choice;
    setMissing(which !== "none" && to_user_id === "");
    if (which !== "none" && to_user_id === "") return;
    await submit(async () => {
      const handOver = which === "none" ? null : { which, to_user_id };
      const {
        member: changed,
        api_keys = [],
        ...outcome
      } = await deactivateMember(member.user_id, {
        hand_over: handOver,
        ...(member.role === "ADMIN" && { revoke_api_keys: revokesKeys }),
      });
      const told = [
        ...(handOver ? [`${countReassigned(outcome)} reassigned`] : []),
        ...(api_keys.length > 0 ? [tellOfKeys(api_keys, revokesKeys)] : []),
      ];
      toast.success(`${member.name} is deactivated`, { description: told.join(". ") || undefined });
      onClose();
      onChanged(changed);
    });
  };

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={isSelf ? "Deactivate yourself?" : `Deactivate ${member.name}?`}
      description={
        isSelf
          ? "You lose access to this organization immediately. Another admin can reactivate you."
          : "They lose access immediately. They still appear as the owner of their records, and you can reactivate them."
      }
      action="Deactivate"
      danger
      busy={busy}
      onConfirm={() => void deactivate()}
    >
      <div className="flex flex-col gap-3">
        <Refusal>{refusal}</Refusal>
        {hasHoldings(member) && (
          <HandOverFields
            member={member}
            receivers={receivers}
            value={choice}
            onChange={setChoice}
            canKeep
            error={missing ? "Choose a new owner" : errors.hand_over}
          />
        )}
        {member.role === "ADMIN" && (
          <RevokeKeysField name={member.name} value={revokesKeys} onChange={setRevokesKeys} />
        )}
      </div>
    </ConfirmDialog>
  );
}
