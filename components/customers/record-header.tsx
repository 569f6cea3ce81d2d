"use client";

import { ArrowLeft, Ellipsis, Link2, Merge, Trash2 } from "lucide-react";
import Link from "next/link";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { copyText } from "@/components/ui/copy-text";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuSeparator,
} from "@/components/ui/dropdown-menu";

type RecordHeaderProps = {
  publicId: string;
  /** The list to go back to. */
  back: { href: string; name: string };
  canEdit: boolean;
  onMerge: () => void;
  onDelete: () => void;
};

/** The bar above a record: the link back to its list, the record's ID and its actions. */
export function RecordHeader({ publicId, back, canEdit, onMerge, onDelete }: RecordHeaderProps) {
  return (
    <div className="flex h-12 shrink-0 items-center gap-2 border-b px-4">
      <Button asChild variant="ghost" size="sm" className="-ml-2">
        <Link href={back.href}>
          <ArrowLeft aria-hidden />
          {back.name}
        </Link>
      </Button>
      <span className="truncate font-mono text-ink-muted text-xs">{publicId}</span>
      <div className="ml-auto">
        <DropdownMenu
          align="end"
          trigger={
            <Button variant="ghost" size="icon-sm" aria-label="More actions">
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          <DropdownMenuItem
            onSelect={() => void copy(`${window.location.origin}${back.href}/${publicId}`)}
          >
            <Link2 aria-hidden />
            Copy link
          </DropdownMenuItem>
          {canEdit && (
            <>
              <DropdownMenuItem onSelect={onMerge}>
                <Merge aria-hidden />
                Merge with…
              </DropdownMenuItem>
              <DropdownMenuSeparator />
              <DropdownMenuItem danger onSelect={onDelete}>
                <Trash2 aria-hidden />
                Delete…
              </DropdownMenuItem>
            </>
          )}
        </DropdownMenu>
      </div>
    </div>
  );
}

async function copy(address: string) {
  try {
    await copyText(address);
    toast.success("Link copied");
  } catch {
    toast.error("Couldn’t copy the link", { description: address });
  }
}
