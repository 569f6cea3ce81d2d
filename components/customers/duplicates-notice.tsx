"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { queryKeys } from "@/lib/client/query-keys";
import { type DuplicateGroup, MAX_MERGED } from "@/lib/domain/customers/schema";
import type { Customer, CustomerKind } from "./customer-kind";

type DuplicatesNoticeProps<Shown extends Customer> = {
  kind: CustomerKind<Shown>;
  /** The number of records in the list; a new one looks for duplicates again. */
  total: number;
  onMerge: (ids: string[]) => void;
};

/**
 * A button, shown only while some records look like duplicates; it lists them in groups, each with
 * a button to merge it.
 */
export function DuplicatesNotice<Shown extends Customer>({
  kind,
  total,
  onMerge,
}: DuplicatesNoticeProps<Shown>) {
  // A hint only: the list is complete without it, so a failure is not shown.
  const { data: groups = [] } = useQuery({
    queryKey: queryKeys.duplicates(kind.type, total),
    queryFn: ({ signal }) => kind.findDuplicates(signal),
    placeholderData: keepPreviousData,
  });
  const [isOpen, setOpen] = useState(false);

  if (groups.length === 0) return null;
  return (
    <>
      <Button
        variant="ghost"
        onClick={() => setOpen(true)}
        aria-label={`Possible duplicates: ${groups.length}`}
      >
        <Copy aria-hidden />
        <span className="max-sm:sr-only">Possible duplicates</span>
        <span className="rounded-full bg-warning-soft px-1.5 text-warning-ink text-xs">
          {groups.length}
        </span>
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Possible duplicates"
        description={`These ${kind.many} may be the same.`}
      >
        <ul className="divide-y">
          {groups.map(({ shared, value, records }) => (
            <li
              key={`${shared} ${value}`}
              className="flex items-center gap-3 py-2.5 first:pt-0 last:pb-0"
            >
              <div className="min-w-0 flex-1">
                <p className="break-words font-medium">
                  {records.map(({ name }) => name).join(", ")}
                </p>
                <p className="truncate text-ink-muted text-xs">{REASONS[shared](value)}</p>
              </div>
              <Button
                onClick={() => {
                  setOpen(false);
                  onMerge(records.slice(0, MAX_MERGED + 1).map(({ id }) => id));
                }}
                aria-label={`Merge ${records.map(({ name }) => name).join(", ")}`}
              >
                Merge…
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

const REASONS: Record<DuplicateGroup["shared"], (value: string) => string> = {
  name: () => "Same name",
  domain: (value) => `Same domain: ${value}`,
  email: (value) => `Same email: ${value}`,
};
