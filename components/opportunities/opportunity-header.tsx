"use client";

import { Copy, Ellipsis, Link2, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";
import type { OpportunityRecord } from "@/lib/domain/opportunities/schema";
import { StatusBadge } from "./status-badge";

type OpportunityHeaderProps = {
  opportunity: OpportunityRecord;
  canEdit: boolean;
  onDelete: () => void;
  /** Shown first, such as a link back. */
  before?: ReactNode;
  /** Shown last, such as a close button. */
  after?: ReactNode;
};

/** The status, the id and the actions of an opportunity. */
export function OpportunityHeader({
  opportunity,
  canEdit,
  onDelete,
  before,
  after,
}: OpportunityHeaderProps) {
  const { public_id, status } = opportunity;
  return (
    <div className="flex h-12 shrink-0 items-center gap-2 border-b px-4">
      {before}
      <StatusBadge status={status} />
      <span className="truncate font-mono text-ink-muted text-xs">{public_id}</span>
      <div className="ml-auto flex items-center gap-0.5">
        <DropdownMenu
          align="end"
          trigger={
            <Button variant="ghost" size="icon-sm" aria-label="More actions">
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          <DropdownMenuItem onSelect={() => copy(urlOf(public_id), "Link copied")}>
            <Link2 aria-hidden />
            Copy link
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => copy(public_id, "ID copied")}>
            <Copy aria-hidden />
            Copy ID
          </DropdownMenuItem>
          {canEdit && (
            <>
              <DropdownMenuSeparator />
              <DropdownMenuItem danger onSelect={onDelete}>
                <Trash2 aria-hidden />
                Delete
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenu>
        {after}
      </div>
    </div>
  );
}

function urlOf(publicId: string): string {
  return `${window.location.origin}/crm/opportunities/${publicId}`;
}

async function copy(text: string, done: string) {
  try {
    await copyText(text);
    toast.success(done);
  } catch {
    toast.error("Couldn’t copy. Select the text and copy it manually.", { description: text });
  }
}
