"use client";

import type { MemberDetails } from "@/lib/domain/members/schema";
import { DeactivateDialog } from "./deactivate-dialog";
import { HandOverDialog } from "./hand-over-dialog";
import type { MemberAction } from "./member-menu";
import { PasswordLinkDialog } from "./password-link-dialog";
import { RoleDialog } from "./role-dialog";
import { SessionsDialog } from "./sessions-dialog";

type MemberDialogProps = {
  action: Exclude<MemberAction, "reactivate">;
  member: MemberDetails;
  members: MemberDetails[];
  currentUserId: string;
  timeZone: string;
  onClose: () => void;
  onChanged: (member: MemberDetails) => void;
};

/** The dialog of an action for a member. */
export function MemberDialog({
  action,
  member,
  members,
  currentUserId,
  timeZone,
  ...after
}: MemberDialogProps) {
  const isSelf = member.user_id === currentUserId;
  const receivers = members.filter(
    ({ user_id, is_active }) => is_active && user_id !== member.user_id,
  );
  switch (action) {
    case "role":
      return <RoleDialog member={member} isSelf={isSelf} {...after} />;
    case "hand-over":
      return <HandOverDialog member={member} receivers={receivers} {...after} />;
    case "deactivate":
      return <DeactivateDialog member={member} isSelf={isSelf} receivers={receivers} {...after} />;
    case "sessions":
      return <SessionsDialog member={member} timeZone={timeZone} onClose={after.onClose} />;
    case "password":
      return <PasswordLinkDialog member={member} onClose={after.onClose} />;
  }
}
