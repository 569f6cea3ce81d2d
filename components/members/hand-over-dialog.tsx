"use client";

import { useState } from "react";
import { toast } from "sonner";
import { Refusal } from "@/components/forms/refusal";
import { useSubmission } from "@/components/forms/use-submission";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { handOverOpportunities } from "@/lib/client/members";
import type { MemberDetails } from "@/lib/domain/members/schema";
import { type HandOverChoice, HandOverFields } from "./hand-over-fields";
import { countReassigned } from "./holdings";

type HandOverDialogProps = {
  member: MemberDetails;
  receivers: { user_id: string; name: string }[];
  onClose: () => void;
  onChanged: (member: MemberDetails) => void;
};

/** Reassigns the opportunities and open activities of a member to another one. */
export function HandOverDialog({ member, receivers, onClose, onChanged }: HandOverDialogProps) {
  const [choice, setChoice] = useState<HandOverChoice>({
    which: member.open_opportunities_count > 0 || member.opportunities_count === 0 ? "open" : "all",
    to_user_id: "",
  });
  const [missing, setMissing] = useState(false);
  const { busy, errors, refusal, submit } = useSubmission();

  const save = async () => {
    const { which, to_user_id } = choice;
    setMissing(to_user_id === "");
    if (which === "none" || to_user_id === "") return;
    await submit(async () => {
      const outcome = await handOverOpportunities(member.user_id, { which, to_user_id });
      const receiver = receivers.find(({ user_id }) => user_id === to_user_id)?.name;
      toast.success(`${receiver} now owns ${countReassigned(outcome)} of ${member.name}`);
      onClose();
      onChanged(outcome.member);
    });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={member.opportunities_count > 0 ? "Reassign opportunities" : "Reassign activities"}
      description={`Opportunities and open activities owned by ${member.name}.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} onClick={() => void save()}>
            Reassign
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <Refusal>{refusal}</Refusal>
        <HandOverFields
          member={member}
          receivers={receivers}
          value={choice}
          onChange={setChoice}
          error={missing ? "Choose a new owner" : errors.to_user_id}
        />
      </div>
    </Dialog>
  );
}
