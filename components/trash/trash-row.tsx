"use client";

import { Undo2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { TrashedRecord } from "@/lib/domain/trash/schema";
import { formatMoment, formatMoney, relativeTime } from "@/lib/format";
import { restoreWithWord } from "./restore-with-word";

type TrashRowProps = {
  record: TrashedRecord;
  timeZone: string;
  canEdit: boolean;
  onRestored: () => void;
};

/** A deleted record: its details, who deleted it and when, and a button that restores it. */
export function TrashRow({ record, timeZone, canEdit, onRestored }: TrashRowProps) {
  const { name, public_id, deleted_at, deleted_by, merged_into } = record;
  const [isRestoring, setRestoring] = useState(false);
  const restore = async () => {
    setRestoring(true);
    if (await restoreWithWord(record)) onRestored();
    else setRestoring(false);
  };
  return (
    <li className="flex items-center gap-3 px-4 py-2 hover:bg-hover max-sm:px-3">
      <div className="grid min-w-0 flex-1 gap-x-4 md:grid-cols-[minmax(0,5fr)_minmax(0,4fr)] md:items-center">
        <div className="min-w-0">
          <p dir="auto" title={name} className="truncate font-medium">
            {name}
          </p>
          <p className="truncate text-ink-muted text-xs">{about(record) || public_id}</p>
        </div>
        <p className="min-w-0 text-ink-muted max-md:text-xs">
          <time dateTime={deleted_at} title={formatMoment(deleted_at, timeZone)}>
            {merged_into ? "Merged" : "Deleted"} {relativeTime(deleted_at)}
          </time>{" "}
          by <span className="text-ink">{deleted_by?.name ?? "an unknown user"}</span>
          {merged_into && (
            <span className="block truncate text-xs">
              into <span className="font-mono">{merged_into}</span>
            </span>
          )}
        </p>
      </div>
      {canEdit && (
        <Button busy={isRestoring} onClick={restore} aria-label={`Restore ${name}`}>
          <Undo2 aria-hidden />
          <span className="max-sm:sr-only">Restore</span>
        </Button>
      )}
    </li>
  );
}

function about({ detail, stage, amount, currency }: TrashedRecord): string {
  const worth = amount !== null && currency !== null ? formatMoney(amount, currency) : null;
  return [worth, stage, detail].filter(Boolean).join(" · ");
}
