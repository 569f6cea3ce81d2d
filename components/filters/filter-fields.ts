import type { BoardFilter } from "@/lib/client/opportunities";
import { formatDay, formatDecimal } from "@/lib/format";

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
/** A member as a filter names them; one who has left stays the owner of their records. */
export type FilterOwner = { user_id: string; name: string; is_active?: boolean };

export type FilterName = (typeof FILTER_NAMES)[number];

type Wording = { members: FilterOwner[]; today: string };

/** Describes each active filter in words: `Owner: Ada`. */
export function filterWords(
  filter: BoardFilter,
  { members, today }: Wording,
): [FilterName, string][] {
  const words: Record<FilterName, string | undefined> = {
    owner_user_id:
      filter.owner_user_id &&
      `Owner: ${filter.owner_user_id
        .split(",")
        .map((id) => ownerName(id, members))
        .join(", ")}`,
    status: filter.status && { open: "Open", won: "Won", lost: "Lost" }[filter.status],
    min_amount:
      filter.min_amount && `Amount from ${formatDecimal(filter.min_amount)}, any currency`,
    max_amount:
      filter.max_amount && `Amount up to ${formatDecimal(filter.max_amount)}, any currency`,
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

function ownerName(id: string, members: FilterOwner[]): string {
  if (id === NO_OWNER) return "no owner";
  return members.find(({ user_id }) => user_id === id)?.name ?? "former member";
}

/** The value of the owner filter that finds records without one. */
export const NO_OWNER = "none";
