import type { LiveChange } from "@/lib/domain/live-feed/schema";

/** The kinds of cached reads that follow the event stream: the first members of their keys. */
export const LIVE_QUERIES = ["linked-opportunities", "trash"] as const;
export type LiveQuery = (typeof LIVE_QUERIES)[number];

const SHOWN_WITH_OPPORTUNITIES = new Set(["opportunity", "pipeline", "stage", "member"]);
const TRASHED = new Set(["opportunity", "account", "contact", "lead", "activity"]);
const IN_OR_OUT = new Set(["delete", "restore", "import"]);

/**
 * Returns the kinds of cached reads that a change makes stale. The lists of accounts, contacts and
 * leads never are: the server renders their totals, so a refetch would make rows and total
 * disagree.
 */
export function staleQueries({
  record_type,
  action,
}: Pick<LiveChange, "record_type" | "action">): LiveQuery[] {
  return LIVE_QUERIES.filter((kind) =>
    kind === "trash"
      ? TRASHED.has(record_type) && IN_OR_OUT.has(action)
      : SHOWN_WITH_OPPORTUNITIES.has(record_type),
  );
}
