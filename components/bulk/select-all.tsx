"use client";

import { useState } from "react";
import { toast } from "sonner";
import { errorMessage } from "@/components/forms/error-message";
import { select } from "@/components/selection/selection";
import { Button } from "@/components/ui/button";
import { formatNumber } from "@/lib/format";
import { MAX_SELECTED } from "./max-selected";

/** The opportunities that a list has besides the loaded ones. */
export type WholeList = {
  /** The number of all of them. */
  count: number;
  /** Returns the ids of the first `most`, in the order of the list. Throws `ApiError`. */
  loadIds: (most: number) => Promise<string[]>;
};

/**
 * Offers to select the rest of a list of which every loaded row is selected, or says that it has more
 * than can be changed at once.
 */
export function SelectAll({ list, selected }: { list: WholeList; selected: number }) {
  const [isBusy, setBusy] = useState(false);
  if (selected >= list.count) return null;
  if (list.count > MAX_SELECTED) {
    return (
      <p className="px-2 text-ink-muted">
        of {formatNumber(list.count)}. Up to {MAX_SELECTED} can be changed at once.
      </p>
    );
  }
  const selectAll = async () => {
    setBusy(true);
    try {
      select(await list.loadIds(MAX_SELECTED));
    } catch (error) {
      toast.error("Couldn’t select them all", { description: errorMessage(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button variant="ghost" busy={isBusy} onClick={() => void selectAll()}>
      Select all {formatNumber(list.count)}
    </Button>
  );
}
