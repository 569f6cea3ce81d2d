"use client";

import { Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type DuplicateGroup, MAX_MERGED } from "@/lib/domain/customers/schema";
import type { Customer, CustomerKind } from "./customer-kind";

type DuplicatesNoticeProps<Shown extends Customer> = {
  kind: CustomerKind<Shown>;
  /** Looked for again whenever this changes. */
  version: unknown;
  onMerge: (ids: string[]) => void;
};

/** A button that is there only while some records look like the same one; it shows them, each group with a way to merge it. */
export function DuplicatesNotice<Shown extends Customer>({
  kind,
  version,
  onMerge,
}: DuplicatesNoticeProps<Shown>) {
  const [groups, setGroups] = useState<DuplicateGroup[]>([]);
  const [isOpen, setOpen] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version looks again
  useEffect(() => {
    const abort = new AbortController();
    // A hint only: without it the list is whole.
    kind.findDuplicates(abort.signal).then(setGroups, () => undefined);
    return () => abort.abort();
  }, [kind, version]);

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
        description={`These ${kind.many} look like the same one.`}
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
  name: () => "The same name",
  domain: (value) => `The same domain, ${value}`,
  email: (value) => `The same e-mail address, ${value}`,
};
