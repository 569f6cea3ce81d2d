"use client";

import {
  ArrowRightLeft,
  KeyRound,
  MonitorSmartphone,
  MoreHorizontal,
  UserCheck,
  UserCog,
  UserX,
} from "lucide-react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import type { MemberDetails } from "@/lib/domain/members/schema";
import { hasHoldings } from "./holdings";

/** The actions for a member. */
export type MemberAction =
  | "role"
  | "hand-over"
  | "sessions"
  | "password"
  | "deactivate"
  | "reactivate";

type MemberMenuProps = {
  member: MemberDetails;
  isSelf: boolean;
  onChoose: (action: MemberAction) => void;
};

/** The menu of actions for a member. */
export function MemberMenu({ member, isSelf, onChoose }: MemberMenuProps) {
  const trigger = (
    <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${member.name}`}>
      <MoreHorizontal aria-hidden />
    </Button>
  );
  return (
    <DropdownMenu align="end" trigger={trigger}>
      <DropdownMenuItem onSelect={() => onChoose("role")}>
        <UserCog aria-hidden />
        Change role…
      </DropdownMenuItem>
      {hasHoldings(member) && (
        <DropdownMenuItem onSelect={() => onChoose("hand-over")}>
          <ArrowRightLeft aria-hidden />
          {member.opportunities_count > 0 ? "Reassign opportunities…" : "Reassign activities…"}
        </DropdownMenuItem>
      )}
      {member.is_active && !isSelf && (
        <DropdownMenuItem onSelect={() => onChoose("sessions")}>
          <MonitorSmartphone aria-hidden />
          Signed-in devices…
        </DropdownMenuItem>
      )}
      {member.is_active && !isSelf && (
        <DropdownMenuItem onSelect={() => onChoose("password")}>
          <KeyRound aria-hidden />
          Reset password…
        </DropdownMenuItem>
      )}
      <DropdownMenuSeparator />
      {member.is_active ? (
        <DropdownMenuItem danger onSelect={() => onChoose("deactivate")}>
          <UserX aria-hidden />
          Deactivate…
        </DropdownMenuItem>
      ) : (
        <DropdownMenuItem onSelect={() => onChoose("reactivate")}>
          <UserCheck aria-hidden />
          Reactivate
        </DropdownMenuItem>
      )}
    </DropdownMenu>
  );
}
