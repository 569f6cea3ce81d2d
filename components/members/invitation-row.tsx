"use client";

import { Link2 } from "lucide-react";
import { ROLE_NAMES } from "@/components/forms/roles";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell } from "@/components/ui/table";
import type { InvitationRecord } from "@/lib/domain/members/invitations/schema";
import { formatMoment } from "@/lib/format";

type InvitationRowProps = { invitation: InvitationRecord; timeZone: string; onRevoke: () => void };

/** An open invitation as a table row. */
export function InvitationRow({ invitation, timeZone, onRevoke }: InvitationRowProps) {
  const { role, email, created_by_name, expires_at } = invitation;
  const whom = email ?? "Anyone with the link";
  return (
    <tr>
      <TableCell className="py-1.5">
        <span className="flex min-w-0 items-center gap-2.5">
          <span className="flex size-7 shrink-0 items-center justify-center rounded-full border border-dashed text-ink-faint">
            <Link2 aria-hidden className="size-4" />
          </span>
          <span className="min-w-0">
            <span className="block font-medium [overflow-wrap:anywhere]">{whom}</span>
            <span className="block text-ink-muted text-xs">
              {created_by_name && `Invited by ${created_by_name}, `}until{" "}
              {formatMoment(expires_at, timeZone)}
            </span>
            <span className="block text-ink-muted text-xs sm:hidden">{ROLE_NAMES[role]}</span>
          </span>
        </span>
      </TableCell>
      <TableCell className="max-sm:hidden">{ROLE_NAMES[role]}</TableCell>
      <TableCell>
        <Badge tone="accent">Invited</Badge>
      </TableCell>
      <TableCell className="max-md:hidden" />
      <TableCell className="pr-2 pl-0 text-right">
        <Button
          variant="danger-ghost"
          size="sm"
          onClick={onRevoke}
          aria-label={`Revoke the invitation of ${whom}`}
        >
          Revoke
        </Button>
      </TableCell>
    </tr>
  );
}
