import type { LinkCounts } from "@/lib/domain/customers/schema";
import { formatNumber } from "@/lib/format";

/** Returns counts in words, "12 opportunities, 3 contacts and 1 activity"; "" if all are zero. */
export function describeLinks(links: LinkCounts): string {
  const parts = WORDS.flatMap(([kind, one, many]) => {
    const count = links[kind];
    return count === 0 ? [] : [`${formatNumber(count)} ${count === 1 ? one : many}`];
  });
  return listFormat.format(parts);
}

const WORDS = [
  ["opportunities", "opportunity", "opportunities"],
  ["contacts", "contact", "contacts"],
  ["activities", "activity", "activities"],
  ["leads", "lead", "leads"],
] as const;

const listFormat = new Intl.ListFormat("en-GB");
