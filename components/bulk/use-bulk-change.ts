"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import type { z } from "zod";
import { errorMessage } from "@/components/forms/error-message";
import { deselect, select, useSelection } from "@/components/selection/selection";
import { pushUndo } from "@/components/undo/undo-stack";
import { ApiError } from "@/lib/client/api-error";
import { changeMany, undoMany } from "@/lib/client/bulk";
import { publishOpportunityChange } from "@/lib/client/opportunity-events";
import type { BulkChange } from "@/lib/domain/opportunities/bulk/schema";
import { countOpportunities } from "./count-opportunities";
import { isFilteredAddress } from "./is-filtered-address";
import { MAX_SELECTED } from "./max-selected";
import { missingIds } from "./missing-ids";

type Change = Omit<z.input<typeof BulkChange>, "ids">;

/** What the toasts say: `3 opportunities moved to Won`, and after an undo `Move undone`. */
type ChangeWords = { done: string; undone?: string };

/**
 * Changes the selected opportunities in one step with one undo, and reports an error in a toast.
 * They stay selected unless they are deleted or the list is filtered.
 */
export function useBulkChange() {
  const selected = useSelection();
  const isFiltered = isFilteredAddress(useSearchParams());
  const [isBusy, setBusy] = useState(false);

  const change = async (change: Change, { done, undone }: ChangeWords): Promise<boolean> => {
    if (selected.length > MAX_SELECTED) {
      toast.error(`Select up to ${MAX_SELECTED} opportunities`);
      return false;
    }
    setBusy(true);
    try {
      const { results, undo_token } = await changeMany({ ids: [...selected], ...change });
      if (change.delete) deselect(selected);
      // Any of them may have left the list, and nothing invisible may stay selected.
      else if (isFiltered) select([]);
      for (const { id, opportunity } of results) {
        if (opportunity) publishOpportunityChange({ kind: "updated", opportunity });
        else publishOpportunityChange({ kind: "deleted", opportunity: { id } });
      }
      const name = countOpportunities(results.length);
      pushUndo(
        { name, undone, undo: () => revert(undo_token, Boolean(change.delete)) },
        `${name} ${done}`,
      );
      return true;
    } catch (error) {
      // Opportunities whose deletion was missed, for example while the connection was lost.
      if (error instanceof ApiError) deselect(missingIds(error.body));
      toast.error("Nothing was changed", { description: describeError(error) });
      return false;
    } finally {
      setBusy(false);
    }
  };

  return { selected, isBusy, change };
}

async function revert(token: string, wasDeletion: boolean): Promise<number> {
  for (const opportunity of await undoMany(token)) {
    publishOpportunityChange({ kind: wasDeletion ? "restored" : "updated", opportunity });
  }
  return 0;
}

function describeError(error: unknown): string {
  const issue = error instanceof ApiError ? error.errors[0] : undefined;
  const message = errorMessage(error);
  return issue ? `${message}: ${issue.field} ${issue.message}` : message;
}
