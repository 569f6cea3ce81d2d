import type { BoardFilter } from "@/lib/client/opportunities";
import { formatDay, formatMoney } from "@/lib/format";

/** The filters in display order, without the search. */
export const FILTER_NAMES = [
  "owner_user_id",
  "status",
  "min_amount",
  "max_amount",
  "closes_after",
  "closes_before",
  "tag",
  "rotting",
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

type Wording = { members: { user_id: string; name: string }[]; currency: string; today: string };

/** Describes each active filter in words: `Owner: Ada`. */
export function filterWords(
  filter: BoardFilter,
  { members, currency, today }: Wording,
): [FilterName, string][] {
  const words: Record<FilterName, string | undefined> = {
    owner_user_id:
      filter.owner_user_id &&
      `Owner: ${members.find(({ user_id }) => user_id === filter.owner_user_id)?.name ?? "former member"}`,
    status: filter.status && { open: "Open", won: "Won", lost: "Lost" }[filter.status],
    min_amount: filter.min_amount && `Amount from ${formatMoney(filter.min_amount, currency)}`,
    max_amount: filter.max_amount && `Amount up to ${formatMoney(filter.max_amount, currency)}`,
    closes_after: filter.closes_after && `Closes after ${formatDay(filter.closes_after, today)}`,
    closes_before:
      filter.closes_before && `Closes before ${formatDay(filter.closes_before, today)}`,
    tag: filter.tag && `Tag: ${filter.tag}`,
    rotting: filter.rotting === undefined ? undefined : filter.rotting ? "Rotting" : "Not rotting",
  };
  return FILTER_NAMES.flatMap((name) => {
    const word = words[name];
    return word ? [[name, word] as [FilterName, string]] : [];
  });
}
