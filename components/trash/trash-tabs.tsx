import clsx from "clsx";
import Link from "next/link";
import type { TrashPage, TrashType } from "@/lib/domain/trash/schema";
import { TRASH_TYPES } from "@/lib/domain/trash/schema";
import { formatNumber } from "@/lib/format";
import { trashHref } from "./trash-href";

type TrashTabsProps = { type: TrashType; q?: string; counts: TrashPage["counts"] };

/** The types of deleted records, each with its number under the search. */
export function TrashTabs({ type, q, counts }: TrashTabsProps) {
  return (
    <nav
      aria-label="Types"
      className="flex shrink-0 gap-1 overflow-x-auto border-b px-4 max-sm:px-1"
    >
      {TRASH_TYPES.map((each) => (
        <Link
          key={each}
          href={trashHref(each, q)}
          aria-current={each === type ? "page" : undefined}
          className={clsx(
            "inline-flex h-9 shrink-0 items-center gap-1.5 border-b-2 px-2 font-medium transition-colors pointer-coarse:h-11",
            each === type
              ? "border-accent text-ink"
              : "border-transparent text-ink-muted hover:text-ink",
          )}
        >
          {NAMES[each]}
          <span className="font-normal text-ink-muted text-xs">{formatNumber(counts[each])}</span>
        </Link>
      ))}
    </nav>
  );
}

const NAMES: Record<TrashType, string> = {
  opportunity: "Opportunities",
  account: "Accounts",
  contact: "Contacts",
  lead: "Leads",
  activity: "Activities",
};
