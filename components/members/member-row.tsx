"use client";

import { ROLE_NAMES } from "@/components/forms/roles";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { TableCell } from "@/components/ui/table";
import type { MemberDetails } from "@/lib/domain/members/schema";
import { formatNumber } from "@/lib/format";
import { openAmounts } from "./holdings";
import { type MemberAction, MemberMenu } from "./member-menu";

type MemberRowProps = {
  member: MemberDetails;
  isSelf: boolean;
  onChoose: (action: MemberAction) => void;
};

/** A member as a table row: name, role, status and owned opportunities. */
export function MemberRow({ member, isSelf, onChoose }: MemberRowProps) {
  const { name, email, role, is_active, open_opportunities_count } = member;
  const open =
    open_opportunities_count > 0 ? `${formatNumber(open_opportunities_count)} open` : "0 open";
  return (
    <tr>
      <TableCell className="py-1.5">
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={name} size="md" decorative />
          <span className="min-w-0">
            <span className="block font-medium [overflow-wrap:anywhere]">
              <bdi>{name}</bdi>
              {isSelf && <span className="font-normal text-ink-muted"> (you)</span>}
            </span>
            <span className="block text-ink-muted text-xs [overflow-wrap:anywhere]">{email}</span>
            <span className="block text-ink-muted text-xs md:hidden">
              <span className="sm:hidden">{ROLE_NAMES[role]} · </span>
              {open}
            </span>
          </span>
        </span>
      </TableCell>
      <TableCell className="max-sm:hidden">{ROLE_NAMES[role]}</TableCell>
      <TableCell>{is_active ? "Active" : <Badge>Deactivated</Badge>}</TableCell>
      <TableCell className="whitespace-nowrap text-right max-md:hidden">
        <span className={open_opportunities_count > 0 ? "block" : "block text-ink-muted"}>
          {open}
        </span>
        <span className="block text-ink-muted text-xs">{openAmounts(member)}</span>
      </TableCell>
      <TableCell className="w-10 pr-2 pl-0 text-right">
        <MemberMenu member={member} isSelf={isSelf} onChoose={onChoose} />
      </TableCell>
    </tr>
  );
}
