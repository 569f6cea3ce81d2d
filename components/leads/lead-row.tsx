import { ArrowRight, ArrowRightLeft, Ellipsis, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import { TableCell } from "@/components/ui/table";
import type { LeadRecord } from "@/lib/domain/leads/schema";
import { LeadStatusBadge } from "./lead-status";

type LeadRowProps = {
  lead: LeadRecord;
  canEdit: boolean;
  onOpen: () => void;
  onConvert: () => void;
  onDelete: () => void;
};

/** A lead as a table row; a converted one links to its opportunity. */
export function LeadRow({ lead, canEdit, onOpen, onConvert, onDelete }: LeadRowProps) {
  const {
    name,
    company,
    email,
    phone,
    source,
    status,
    owner_name,
    converted_opportunity_public_id,
  } = lead;
  const opportunity = converted_opportunity_public_id && (
    <Link
      href={`/crm/opportunities/${converted_opportunity_public_id}`}
      aria-label={`Opportunity of ${name}`}
      className="inline-flex items-center gap-0.5 rounded-sm px-1 text-accent-ink text-xs underline-offset-2 hover:underline max-sm:justify-center pointer-coarse:min-h-11 pointer-coarse:min-w-11"
    >
      <span className="max-sm:sr-only">Opportunity</span>
      <ArrowRight aria-hidden className="size-3.5 max-sm:size-4" />
    </Link>
  );
  return (
    <tr className="hover:bg-hover">
      {/* On touch the whole cell opens the lead. */}
      <TableCell className="relative max-w-60 max-sm:max-w-36 max-sm:py-1.5">
        <button
          type="button"
          dir="auto"
          title={name}
          onClick={onOpen}
          className="block max-w-full truncate rounded-sm text-left font-medium underline-offset-2 hover:underline pointer-coarse:after:absolute pointer-coarse:after:inset-0"
        >
          {name}
        </button>
        <span dir="auto" className="block truncate text-ink-muted text-xs sm:hidden">
          {company ?? email ?? phone}
        </span>
      </TableCell>
      <TableCell
        dir="auto"
        title={company ?? undefined}
        className="max-w-44 truncate max-sm:hidden"
      >
        {company ?? <None />}
      </TableCell>
      <TableCell
        title={email ?? phone ?? undefined}
        className="max-w-48 truncate text-ink-muted max-md:hidden"
      >
        {email ?? phone ?? <None />}
      </TableCell>
      <TableCell
        dir="auto"
        title={source ?? undefined}
        className="max-w-36 truncate text-ink-muted max-xl:hidden"
      >
        {source ?? <None />}
      </TableCell>
      <TableCell>
        <LeadStatusBadge status={status} />
        {!canEdit && opportunity}
      </TableCell>
      <TableCell className="max-lg:hidden">
        {owner_name === null ? <None /> : <Avatar name={owner_name} />}
      </TableCell>
      {canEdit && (
        // On a phone its buttons are icons, so that all of them are on the screen.
        <TableCell className="text-right max-sm:px-1">
          <span className="inline-flex items-center gap-1">
            {opportunity}
            {status !== "converted" && (
              <Button size="sm" onClick={onConvert} aria-label={`Convert ${name}`}>
                <ArrowRightLeft aria-hidden className="sm:hidden" />
                <span className="max-sm:sr-only">Convert…</span>
              </Button>
            )}
            <DropdownMenu
              align="end"
              trigger={
                <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${name}`}>
                  <Ellipsis aria-hidden />
                </Button>
              }
            >
              <DropdownMenuItem onSelect={onOpen}>
                <Pencil aria-hidden />
                Edit
              </DropdownMenuItem>
              <DropdownMenuSeparator />
              <DropdownMenuItem danger onSelect={onDelete}>
                <Trash2 aria-hidden />
                Delete
              </DropdownMenuItem>
            </DropdownMenu>
          </span>
        </TableCell>
      )}
    </tr>
  );
}

function None() {
  return (
    <span className="text-ink-faint">
      <span aria-hidden>–</span>
      <span className="sr-only">none</span>
    </span>
  );
}
