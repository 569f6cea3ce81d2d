"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Refusal } from "@/components/forms/refusal";
import { roleWithArticle } from "@/components/forms/roles";
import { useSubmission } from "@/components/forms/use-submission";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { updateMember } from "@/lib/client/members";
import type { MemberDetails } from "@/lib/domain/members/schema";
import { RevokeKeysField } from "./revoke-keys-field";
import { RoleField } from "./role-field";
import { tellOfKeys } from "./tell-of-keys";

type RoleDialogProps = {
  member: MemberDetails;
  isSelf: boolean;
  onClose: () => void;
  onChanged: (member: MemberDetails) => void;
};

/** Changes the role of a member. */
export function RoleDialog({ member, isSelf, onClose, onChanged }: RoleDialogProps) {
  const [role, setRole] = useState(member.role);
  const [revokesKeys, setRevokesKeys] = useState(true);
  const { busy, refusal, submit } = useSubmission();

  const save = async () => {
    if (role === member.role) return onClose();
    await submit(async () => {
      const { member: changed, api_keys = [] } = await updateMember(member.user_id, {
        role,
        ...(member.role === "ADMIN" && { revoke_api_keys: revokesKeys }),
      });
      toast.success(`${member.name} is now ${roleWithArticle(role)}`, {
        description: api_keys.length > 0 ? tellOfKeys(api_keys, revokesKeys) : undefined,
      });
      onClose();
      onChanged(changed);
    });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Role of ${member.name}`}
      description="Takes effect immediately."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} onClick={() => void save()}>
            Save role
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Refusal>{refusal}</Refusal>
        <RoleField value={role} onChange={setRole} />
        {member.role === "ADMIN" && role !== "ADMIN" && (
          <RevokeKeysField name={member.name} value={revokesKeys} onChange={setRevokesKeys} />
        )}
        {isSelf && role !== member.role && (
          <p role="status" className="rounded bg-warning-soft px-3 py-2 text-warning-ink">
            This is your own role. You will no longer be able to manage members.
          </p>
        )}
      </div>
    </Dialog>
  );
}
