"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { showFailure } from "@/components/forms/show-failure";
import { Page } from "@/components/shell/page";
import { Button } from "@/components/ui/button";
import { Table, TableHead } from "@/components/ui/table";
import { reactivateMember } from "@/lib/client/members";
import type { InvitationRecord } from "@/lib/domain/members/invitations/schema";
import type { MemberDetails } from "@/lib/domain/members/schema";
import { InvitationRow } from "./invitation-row";
import { InviteDialog } from "./invite-dialog";
import { MemberDialog } from "./member-dialog";
import type { MemberAction } from "./member-menu";
import { MemberRow } from "./member-row";
import { RevokeDialog } from "./revoke-dialog";
import { useRecords } from "./use-records";

type MembersProps = {
  members: MemberDetails[];
  invitations: InvitationRecord[];
  currentUserId: string;
  timeZone: string;
};

type Open =
  | { kind: "invite" }
  | { kind: "revoke"; invitation: InvitationRecord }
  | { kind: "member"; action: Exclude<MemberAction, "reactivate">; member: MemberDetails };

/** The members and invitations of the organization, with their actions. */
export function Members({ currentUserId, timeZone, ...initial }: MembersProps) {
  const router = useRouter();
  const [members, setMembers] = useRecords(initial.members);
  const [invitations, setInvitations] = useRecords(initial.invitations);
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const showMember = (changed: MemberDetails) => {
    setMembers((shown) =>
      shown.map((member) => (member.user_id === changed.user_id ? changed : member)),
    );
    router.refresh();
  };
  const showInvited = (invitation: InvitationRecord) => {
    setInvitations((shown) => [...shown, invitation]);
    router.refresh();
  };
  const hideInvitation = (id: string) => {
    setInvitations((shown) => shown.filter((invitation) => invitation.id !== id));
    router.refresh();
  };

  const choose = (action: MemberAction, member: MemberDetails) => {
    if (action !== "reactivate") return setOpen({ kind: "member", action, member });
    reactivateMember(member.user_id).then(
      (changed) => {
        toast.success(`${member.name} is active again`);
        showMember(changed);
      },
      (error: unknown) =>
        showFailure(
          error,
          `${member.name} couldn’t be reactivated`,
          `${member.name} may have been reactivated`,
        ),
    );
  };

  const rowOf = (member: MemberDetails) => (
    <MemberRow
      key={member.user_id}
      member={member}
      isSelf={member.user_id === currentUserId}
      onChoose={(action) => choose(action, member)}
    />
  );

  return (
    <Page
      title="Members"
      description="People, roles and the deals they own."
      actions={
        <Button variant="primary" onClick={() => setOpen({ kind: "invite" })}>
          <UserPlus aria-hidden />
          Invite by link
        </Button>
      }
    >
      <Table label="Members">
        <thead>
          <tr>
            <TableHead>Member</TableHead>
            <TableHead className="max-sm:hidden">Role</TableHead>
            <TableHead>Status</TableHead>
            <TableHead className="text-right max-md:hidden">Owns</TableHead>
            <TableHead>
              <span className="sr-only">Actions</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {members.filter(({ is_active }) => is_active).map(rowOf)}
          {invitations.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              timeZone={timeZone}
              onRevoke={() => setOpen({ kind: "revoke", invitation })}
            />
          ))}
          {members.filter(({ is_active }) => !is_active).map(rowOf)}
        </tbody>
      </Table>
      {members.length === 1 && invitations.length === 0 && (
        <p className="text-ink-muted">
          You’re the only member. Invite your colleagues with a link.
        </p>
      )}
      {open?.kind === "invite" && <InviteDialog onClose={close} onInvited={showInvited} />}
      {open?.kind === "revoke" && (
        <RevokeDialog invitation={open.invitation} onClose={close} onGone={hideInvitation} />
      )}
      {open?.kind === "member" && (
        <MemberDialog
          {...open}
          members={members}
          currentUserId={currentUserId}
          timeZone={timeZone}
          onClose={close}
          onChanged={showMember}
        />
      )}
    </Page>
  );
}
