"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { toast } from "sonner";
import { showFailure } from "@/components/forms/show-failure";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { queryKeys } from "@/lib/client/query-keys";
import type { LinkCounts } from "@/lib/domain/customers/schema";
import type { Customer, CustomerKind } from "./customer-kind";
import { describeLinks } from "./describe-links";

type DeleteDialogProps<Shown extends Customer> = {
  kind: CustomerKind<Shown>;
  record: Pick<Shown, "public_id" | "name" | "lock_version">;
  onClose: () => void;
  onDeleted: () => void;
  /** Called after an undo; the screen must reload its data. */
  onRestored: () => void;
};

/**
 * Shows what deleting would detach, deletes after confirmation, and offers to undo it in a toast.
 */
export function DeleteDialog<Shown extends Customer>(props: DeleteDialogProps<Shown>) {
  const { kind, record, onClose, onDeleted, onRestored } = props;
  const { public_id, name, lock_version } = record;
  const { data, isError } = useQuery({
    queryKey: queryKeys.linkCounts(kind.type, public_id),
    queryFn: ({ signal }) => kind.findLinks(public_id, signal),
    gcTime: 0,
  });
  const links = isError ? "unknown" : data;
  const [isDeleting, setDeleting] = useState(false);

  const remove = async () => {
    setDeleting(true);
    try {
      await kind.remove(public_id, lock_version);
    } catch (error) {
      setDeleting(false);
      showFailure(error, `${name} couldn’t be deleted`, `${name} may have been deleted`);
      return;
    }
    onDeleted();
    toast(`${name} was deleted`, {
      duration: 10_000,
      action: { label: "Undo", onClick: () => void undo() },
    });
  };
  const undo = async () => {
    try {
      await kind.restore(public_id);
      onRestored();
      toast.success(`${name} restored`);
    } catch (error) {
      showFailure(error, `${name} couldn’t be restored`, `${name} may have been restored`);
    }
  };

  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => open || onClose()}
      title={`Delete ${name}?`}
      action="Delete"
      danger
      busy={isDeleting || !links}
      onConfirm={remove}
    >
      <p role="status" className="min-h-10">
        {links ? consequence(links, kind.type) : "Counting linked records…"}
      </p>
    </ConfirmDialog>
  );
}

function consequence(links: LinkCounts | "unknown", type: string): string {
  if (links === "unknown")
    return `Linked records are kept but lose this ${type}. Restoring it brings the links back.`;
  const described = describeLinks(links);
  if (!described)
    return `No records are linked to this ${type}. You can restore it from the trash.`;
  return `${described} will be kept but lose this ${type}. Restoring it from the trash brings the links back.`;
}
